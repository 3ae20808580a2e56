"""calendars: the seats of people, sites and partners in calendars, kept in line with what is published."""
