"""Each rung, recounted."""
