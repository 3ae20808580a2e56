"""`binome db …`: the store's tables, made, brought up to date, taken back."""
