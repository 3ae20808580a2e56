"""What somebody has to look at, from when on, and until when."""
