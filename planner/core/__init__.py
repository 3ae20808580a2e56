"""Problem to roster: no I/O, no clock, no settings."""
