"""`binome feed`: addresses of calendars."""
