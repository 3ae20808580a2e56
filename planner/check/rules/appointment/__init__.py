"""appointment: what an appointment needs."""
