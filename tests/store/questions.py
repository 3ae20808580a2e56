"""questions: what a store is asked, for tests of how often it is."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import event

from planner.store.session import Store


@contextmanager
def questions(store: Store) -> Iterator[list[str]]:
    """What the store is asked until the block ends, but for the begin of transactions."""
    asked: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        asked.extend([statement] if not statement.startswith("BEGIN") else [])

    event.listen(store.engine, "before_cursor_execute", note)
    yield asked
    event.remove(store.engine, "before_cursor_execute", note)
