"""Each claim, true and false."""
