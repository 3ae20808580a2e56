"""What a site manager is told: that it is so, that it is in French, and that it comes in time."""
