"""Rows that nobody asks for are written at once, or not at all."""

from typing import NoReturn

import pytest
from sqlmodel import Session, col, select

from events.savepoint import savepoint
from events.together import is_together, put, together
from schemas.tables.inbox import InboxRow
from tests.events.database import NOON, Tables


def seen(session: Session, event: str) -> None:
    """An event was handled."""
    at = {"time": NOON, "handled_at": NOON}
    said = {"source": "/rh", "type": "t", "basin": None, "hash": "h", "outcome": "applied", "led_to": ["x"]}
    put(session, InboxRow, {"event": event, **said, **at})


def fail(session: Session) -> NoReturn:
    """Handle an event, and break."""
    with savepoint(session), together(session):
        seen(session, "a")
        raise LookupError


def test_rows_are_written_when_the_block_ends(tables: Tables) -> None:
    """In one statement, with what their columns make of them."""
    with tables.transaction() as session:
        with savepoint(session), together(session):
            seen(session, "a")
            seen(session, "b")
            assert session.exec(select(InboxRow)).all() == []
        assert not is_together(session)
    with tables.transaction() as session:
        rows = session.exec(select(InboxRow).order_by(col(InboxRow.event))).all()
    assert [(row.event, row.time, row.led_to) for row in rows] == [("a", NOON, ["x"]), ("b", NOON, ["x"])]


def test_where_anything_breaks_none_of_them_is_kept(tables: Tables) -> None:
    """Nor is it said any more that rows may be put."""
    with tables.transaction() as session:
        with pytest.raises(LookupError):
            fail(session)
        assert not is_together(session)
    with tables.transaction() as session:
        assert session.exec(select(InboxRow)).all() == []
