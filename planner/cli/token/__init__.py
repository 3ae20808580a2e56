"""`binome token …`: by which programs ask."""
