"""troubles: what a complaint of a database's driver means to who uses the store."""

import sqlite3
from collections.abc import Iterator

from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError

from planner.store.errors import StoreBusyError, StoreDamagedError, StoreError, StoreFullError, StoreMissingError

_WAITED_IN_VAIN = {"55P03", "40P01", "40001"}
"""PostgreSQL's codes: a lock was not to be had in time, two waited for each other, what was read has changed."""
_NO_ROOM = {"53100"}
_NOT_TO_BE_HAD = {"25P03", "25006"}
"""A transaction that stood still for too long was broken off; the database only reads, as a standby does."""
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_SAID_BY_SQLITE = {
    "database is locked": StoreBusyError,
    "database or disk is full": StoreFullError,
}


def is_trouble(error: DBAPIError) -> bool:
    """Whether the database is in the way, and not what it was asked."""
    away = isinstance(error, InterfaceError | OperationalError) or _code(error) in _NOT_TO_BE_HAD
    return away or _is_damaged(error)


def trouble(place: str, error: DBAPIError) -> StoreError:
    """The store's own error for one of a driver; what is of no other kind means that the database is not to be had.

    Where several follow from each other, that they were about an ended transaction says less than what ended it.
    """
    found = [(each, _kind(each)) for each in _chain(error)]
    known = [(each, kind) for each, kind in found if kind is not StoreMissingError]
    said, kind = (known or found)[0]
    return kind(f"{place}: {str(said.orig).strip()}")


def _chain(error: DBAPIError) -> Iterator[DBAPIError]:
    """The error, and those in whose wake it came."""
    earlier: BaseException | None = error
    while earlier is not None:
        if isinstance(earlier, DBAPIError):
            yield earlier
        earlier = earlier.__context__


def _kind(error: DBAPIError) -> type[StoreError]:
    code = _code(error)
    if code in _WAITED_IN_VAIN:
        return StoreBusyError
    if code in _NO_ROOM:
        return StoreFullError
    if _is_damaged(error):
        return StoreDamagedError
    return _SAID_BY_SQLITE.get(str(error.orig).strip(), StoreMissingError)


def _code(error: DBAPIError) -> str | None:
    """PostgreSQL's own; None on SQLite."""
    return getattr(error.orig, "sqlstate", None)


def _is_damaged(error: DBAPIError) -> bool:
    """Whether SQLite finds no database in its file; more exact codes hold the plain one in their last byte."""
    return getattr(error.orig, "sqlite_errorcode", 0) & 0xFF in _DAMAGED
