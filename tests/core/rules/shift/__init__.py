"""The laws of the family `shift`, asked of the model."""
