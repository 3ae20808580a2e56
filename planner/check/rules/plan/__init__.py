"""plan: what stays as it is."""
