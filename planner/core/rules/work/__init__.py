"""Laws of the family `work`, one a file."""
