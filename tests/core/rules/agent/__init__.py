"""The laws of the family `agent`, asked of the model."""
