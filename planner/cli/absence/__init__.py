"""`binome absence …`: who is away; as the events of the bus do."""
