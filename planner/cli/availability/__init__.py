"""`binome availability …`: when partners' referents can receive."""
