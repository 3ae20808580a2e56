"""Events on their way through the system, on SQLite and the embedded bus."""
