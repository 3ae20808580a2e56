"""Each action applied by the test itself, and answered again."""
