"""Laws of the family `appointment`, one a file."""
