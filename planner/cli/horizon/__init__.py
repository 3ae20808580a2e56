"""`binome horizon …`: whether a basin is planned ahead by itself."""
