"""`binome slot …`: partners' appointments, on offer and taken."""
