"""at_hand: rows that a transaction holds or has looked up, so that a batch of events asks for each of them once.

Nobody else can change them meanwhile: basins and weeks are locked, and what else is here belongs to a locked basin.
They stand in the session's `info`, where a savepoint that is rolled back puts them back (`events.savepoint`).
"""

from collections.abc import Iterable, Mapping
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


def is_known(session: Session, kind: type[Row], key: Any) -> bool:  # noqa: ANN401 - the same
    """Whether it was looked up, and found or found missing."""
    return (kind, key) in _rows(session)


def keep(session: Session, kind: type[Held], key: Any, row: Held) -> Held:  # noqa: ANN401 - the same
    """From now on this row is the one of that key."""
    _rows(session)[kind, key] = row
    return row


def keep_found(session: Session, kind: type[Held], wanted: Iterable[Any], found: Mapping[Any, Held]) -> None:
    """Have at hand what was found of the keys that were wanted, and know which there are not."""
    _rows(session).update({(kind, key): found.get(key) for key in wanted})


def look_up(session: Session, kind: type[Held], column: str, keys: Iterable[str]) -> None:
    """Have at hand the rows whose primary key is the one column that is named, and know which there are not."""
    wanted = sorted({key for key in keys if not is_known(session, kind, key)})
    keep_found(session, kind, wanted, rows_of(session, kind, wanted, column))


def _rows(session: Session) -> dict[tuple[type[Row], Any], Any]:
    rows: dict[tuple[type[Row], Any], Any] = session.info.setdefault(_AT_HAND, {})
    return rows
