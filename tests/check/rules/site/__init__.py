"""The laws of the family `site`."""
