"""`binome outbox …`: messages of ours that the bus refuses for good."""
