"""The laws of the family `agent`."""
