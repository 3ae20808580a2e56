"""work: working time."""
