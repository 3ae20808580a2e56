"""appointments: bookings and offers of partners' referents, placed inside shifts and openings that are settled."""
