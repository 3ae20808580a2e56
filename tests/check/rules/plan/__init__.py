"""The laws of the family `plan`."""
