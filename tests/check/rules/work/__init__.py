"""The laws of the family `work`."""
