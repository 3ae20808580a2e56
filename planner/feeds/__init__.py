"""feeds: calendars as iCalendar, written from values; nothing is read or stored here."""
