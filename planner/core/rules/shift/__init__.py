"""Laws of the family `shift`, one a file."""
