"""What happened to a week, and what an event led to."""
