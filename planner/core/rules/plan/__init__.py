"""Laws of the family `plan`, one a file."""
