"""The laws of the family `work`, asked of the model."""
