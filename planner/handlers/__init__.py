"""handlers: event type → service; thin, and listed in one visible place."""
