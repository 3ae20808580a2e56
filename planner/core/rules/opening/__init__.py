"""Laws of the family `opening`, one a file."""
