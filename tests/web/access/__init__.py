"""Who may what: the table of rights, and what stands on it."""
