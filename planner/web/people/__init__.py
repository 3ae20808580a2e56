"""people: what people who sign in see: the door, what lies behind it, a new password, their calendars, the way out."""
