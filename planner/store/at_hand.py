"""at_hand: rows that a transaction holds or has looked up, so that a batch of events asks for each of them once.

Nobody else can change them meanwhile: basins and weeks are locked, and what else is here belongs to a locked basin.
They stand in the session's `info`, where a savepoint that is rolled back puts them back (`events.savepoint`).
"""

from collections.abc import Iterable
from typing import Any, TypeVar

from sqlmodel import Session

from planner.store.rows import rows_of
from schemas.tables.row import Row

_AT_HAND = "binome.at_hand"

Held = TypeVar("Held", bound=Row)


def get(session: Session, kind: type[Held], key: Any) -> Held | None:  # noqa: ANN401 - as the session takes it
    """A row by its primary key, asked for where it is not at hand."""
    rows = _rows(session)
    if (kind, key) not in rows:
        rows[kind, key] = session.get(kind, key)
    found: Held | None = rows[kind, key]
    return found


def known(session: Session, kind: type[Held], key: Any) -> Held | None:  # noqa: ANN401 - the same
    """A row that is at hand; None where it is not, or where there is none."""
    found: Held | None = _rows(session).get((kind, key))
    return found


def keep(session: Session, kind: type[Held], key: Any, row: Held) -> Held:  # noqa: ANN401 - the same
    """From now on this row is the one of that key."""
    _rows(session)[kind, key] = row
    return row


def look_up(session: Session, kind: type[Held], column: str, keys: Iterable[str]) -> None:
    """Have at hand the rows whose primary key is the one column that is named, and know which there are not."""
    rows = _rows(session)
    wanted = sorted({key for key in keys if (kind, key) not in rows})
    found = rows_of(session, kind, wanted, column)
    rows.update({(kind, key): found.get(key) for key in wanted})


def _rows(session: Session) -> dict[tuple[type[Row], Any], Any]:
    rows: dict[tuple[type[Row], Any], Any] = session.info.setdefault(_AT_HAND, {})
    return rows
