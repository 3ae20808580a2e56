"""`binome account …`: people who sign in."""
