"""A part of a transaction leaves nothing behind where it fails: no row, and nothing that was noted on the way."""

from typing import NoReturn

import pytest
from sqlmodel import Session, col, select

from events import outbox
from events.savepoint import savepoint
from schemas.tables.outbox import OutboxRow
from tests.events.database import NOON, Tables


def fail(session: Session) -> NoReturn:
    """Store and note something, and break."""
    with savepoint(session):
        outbox.put(session, basin="38", topic="t", key="38", value=b"lost", at=NOON)
        session.info["noted"]["lost"] = 3
        session.info["named"].add("lost")
        session.info["more"] = {"lost": 4}
        raise LookupError


def test_what_fails_leaves_neither_rows_nor_notes(tables: Tables) -> None:
    """What was noted before stays, and so does what stands beside it."""
    with tables.transaction() as session:
        session.info["noted"], session.info["named"] = {"before": 1}, {"before"}
        with savepoint(session):
            session.info["noted"]["kept"] = 2
        with pytest.raises(LookupError):
            fail(session)
        assert session.info == {"noted": {"before": 1, "kept": 2}, "named": {"before"}}
        assert session.exec(select(OutboxRow).where(col(OutboxRow.topic) == "t")).all() == []
