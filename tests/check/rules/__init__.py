"""Each law from both sides, with its amounts."""
