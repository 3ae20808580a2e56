"""`binome contact …`: where people are reached."""
