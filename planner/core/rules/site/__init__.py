"""Laws of the family `site`, one a file."""
