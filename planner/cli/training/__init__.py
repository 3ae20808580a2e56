"""`binome training …`: who is trained for which partner, and when."""
