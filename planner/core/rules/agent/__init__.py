"""Laws of the family `agent`, one a file."""
