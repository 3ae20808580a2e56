"""opening: when doors may be open."""
