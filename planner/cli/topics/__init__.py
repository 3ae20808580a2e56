"""`binome topics …`: the topics of the bus."""
