"""feeds: addresses at which calendars are read: made, rotated, revoked, and read."""
