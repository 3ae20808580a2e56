"""`binome message …`: what people are sent about their own changes."""
