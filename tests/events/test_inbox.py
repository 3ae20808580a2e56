"""The inbox: an event takes effect once, and is remembered for 13 months."""

from datetime import timedelta

import pytest

from events import inbox
from events.outcome import APPLIED, Outcome, rejected
from schemas.tables.inbox import InboxRow
from tests.events.database import NOON, Tables


def row(event: str, *, source: str = "/hr", outcome: str = "applied", age: timedelta = timedelta(0)) -> InboxRow:
    """A row that came in some time ago."""
    then = NOON - age
    return InboxRow(
        source=source, event=event, type="t", hash="h", time=then, outcome=outcome, handled_at=then, led_to=[]
    )


def test_many_ids_are_looked_up_together(tables: Tables) -> None:
    """More than one query bears, and by source and id together."""
    with tables.transaction() as session:
        session.add_all([row(str(n)) for n in range(1000)])
        session.add(row("7", source="/other"))
    with tables.transaction() as session:
        found = inbox.known(session, [("/hr", str(n)) for n in range(1500)])
    assert len(found) == 1000
    assert ("/other", "7") not in found


@pytest.mark.parametrize(
    ("age", "fault"),
    [
        (timedelta(days=396), None),
        (timedelta(days=398), "too old"),
        (timedelta(hours=-23), None),
        (timedelta(hours=-25), "24 hours ahead"),
    ],
)
def test_what_is_too_old_or_too_far_ahead_is_refused(age: timedelta, fault: str | None) -> None:
    """13 months back, 24 hours ahead."""
    found = inbox.untimely(NOON - age, NOON)
    assert found is None if fault is None else found is not None and fault in str(found)


def test_nothing_is_forgotten_that_could_come_again(tables: Tables) -> None:
    """A row goes only when its event would be refused as too old."""
    with tables.transaction() as session:
        session.add_all([row("old", age=timedelta(days=398)), row("new", age=timedelta(days=396))])
    with tables.transaction() as session:
        inbox.forget(session, NOON)
        assert set(inbox.known(session, [("/hr", "old"), ("/hr", "new")])) == {("/hr", "new")}


def test_a_pending_event_ends_once(tables: Tables) -> None:
    """Applied when its agent is imported; what comes later finds it decided."""
    with tables.transaction() as session:
        session.add(row("early", outcome="pending", age=timedelta(days=3)))
    with tables.transaction() as session:
        assert inbox.settle_later(session, ("/hr", "early"), Outcome("applied", led_to=["r1"]), NOON)
        assert not inbox.settle_later(session, ("/hr", "early"), rejected(), NOON)
        assert not inbox.settle_later(session, ("/hr", "never"), APPLIED, NOON)
        found = inbox.known(session, [("/hr", "early")])[("/hr", "early")]
    assert (found.outcome, found.led_to, found.handled_at) == ("applied", ["r1"], NOON)
