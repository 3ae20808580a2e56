"""`binome dead-letters …`: events that were refused or broke."""
