"""The laws of the family `shift`."""
