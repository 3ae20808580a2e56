"""The laws of the model."""
