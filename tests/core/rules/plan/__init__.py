"""The laws of the family `plan`, asked of the model."""
