"""not_handled: what keeps an event from being handled, and is no fault of it."""


class NotHandledError(Exception):
    """The store could not be written: nothing is known to be wrong with the event."""
