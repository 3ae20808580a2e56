"""The laws of the family `appointment`."""
