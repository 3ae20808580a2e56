"""The laws of the family `appointment`, asked of the model."""
