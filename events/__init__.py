"""Transport, knowing nothing of rosters."""
