"""The laws of the family `opening`, asked of the model."""
