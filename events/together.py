"""together: rows that nobody asks for in the transaction that makes them, written at once, as plain values.

    with savepoint(session), together(session):
        put(session, InboxRow, {...})      # many times
    # here they are written

Where anything is raised nothing is kept of them: they stand in the session's `info`, which a savepoint puts back.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from sqlalchemy import insert
from sqlmodel import Session

from schemas.tables.row import METADATA, Row

_ROWS = "binome.together"

Values = Mapping[str, Any]
"""What goes into the columns of a row; all rows of a kind name the same ones."""


@contextmanager
def together(session: Session) -> Iterator[None]:
    """Write all rows that are put until the block ends, table by table, each in the order in which they were put."""
    session.info[_ROWS] = []
    yield
    by_table: defaultdict[str, list[Values]] = defaultdict(list)
    for kind, values in session.info.pop(_ROWS):
        by_table[str(kind.__tablename__)].append(values)
    for name, rows in by_table.items():
        session.connection().execute(insert(METADATA.tables[name]), rows)


def is_together(session: Session) -> bool:
    """Whether rows may be put."""
    return _ROWS in session.info


def put(session: Session, kind: type[Row], values: Values) -> None:
    """Have a row written with the others."""
    session.info[_ROWS].append((kind, values))
