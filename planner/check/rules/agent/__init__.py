"""agent: where an agent may be, and not twice at once."""
