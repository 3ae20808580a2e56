"""savepoint: a part of a transaction that is done whole or leaves nothing behind, neither rows nor what is noted."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlmodel import Session


@contextmanager
def savepoint(session: Session) -> Iterator[None]:
    """Roll back to here where anything is raised; what `session.info` holds, dicts by name, is put back too."""
    noted = {name: dict(kept) for name, kept in session.info.items()}
    try:
        with session.begin_nested():
            yield
    except BaseException:
        session.info.clear()
        session.info.update(noted)
        raise
