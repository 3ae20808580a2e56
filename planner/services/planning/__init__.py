"""A stale week becomes a draft: what is solved, how long, in which process, and what the checker found."""
