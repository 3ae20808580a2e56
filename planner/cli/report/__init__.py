"""`binome report …`: what a network lacks."""
