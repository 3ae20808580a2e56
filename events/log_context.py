"""log_context: what a line of the log is about: an event, a basin, a week, a revision; bound once, and on every line.

    with about(event=envelope.id, basin=envelope.basin):
        log.info("fact stored", seconds=0.01)

A message is a constant; what varies stands beside it, under a key that the log knows (`planner.cli.log_fields`).
"""

from collections.abc import Iterator
from contextlib import contextmanager

from structlog.contextvars import bound_contextvars

EVENT = "event_id"
"""The key under which the event's id is bound: structlog has `event` for the message."""


@contextmanager
def about(
    *, event: str | None = None, basin: str | None = None, week: str | None = None, revision: int | None = None
) -> Iterator[None]:
    """Bind what is given until the block ends; what is not given stays as it was outside."""
    given: dict[str, str | int | None] = {EVENT: event, "basin": basin, "week": week, "revision": revision}
    with bound_contextvars(**{key: value for key, value in given.items() if value is not None}):
        yield
