"""savepoint: a part of a transaction that is done whole or leaves nothing behind, neither rows nor what is noted."""

from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy

from sqlmodel import Session


@contextmanager
def savepoint(session: Session) -> Iterator[None]:
    """Roll back to here where anything is raised; what `session.info` holds, dicts and sets, is put back too.

    Where there is nothing left to roll back to, as the database has ended the whole transaction, that which made it do
    so is raised.
    """
    noted = {name: copy(kept) for name, kept in session.info.items()}
    first: BaseException | None = None
    try:
        with session.begin_nested():
            try:
                yield
            except BaseException as error:
                first = error
                raise
    except BaseException:
        session.info.clear()
        session.info.update(noted)
        if first is not None:
            raise first from None
        raise
