"""troubles: what a complaint of a database's driver means to who uses the store."""

from sqlalchemy.exc import DBAPIError

from planner.store.errors import StoreBusyError, StoreError, StoreFullError, StoreMissingError

_WAITED_IN_VAIN = {"55P03", "40P01", "40001"}
"""PostgreSQL's codes: a lock was not to be had in time, two waited for each other, what was read has changed."""
_NO_ROOM = {"53100"}
_SAID_BY_SQLITE = {
    "database is locked": StoreBusyError,
    "database or disk is full": StoreFullError,
}


def trouble(place: str, error: DBAPIError) -> StoreError:
    """The store's own error for one of a driver; what is of no other kind means that the database is not to be had.

    Of several that followed from each other the first counts.
    """
    while isinstance(error.__context__, DBAPIError):
        error = error.__context__
    said = str(error.orig).strip()
    code = getattr(error.orig, "sqlstate", None)
    kind: type[StoreError] = _SAID_BY_SQLITE.get(said, StoreMissingError)
    if code in _WAITED_IN_VAIN:
        kind = StoreBusyError
    elif code in _NO_ROOM:
        kind = StoreFullError
    return kind(f"{place}: {said}")
