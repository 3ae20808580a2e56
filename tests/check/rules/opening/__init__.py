"""The laws of the family `opening`."""
