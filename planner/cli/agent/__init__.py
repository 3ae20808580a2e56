"""`binome agent …`: what is kept of a person, and how it goes."""
