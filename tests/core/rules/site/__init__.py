"""The laws of the family `site`, asked of the model."""
