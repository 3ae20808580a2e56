"""4: what is stored and what is published agree; what the broker refuses for good blocks nothing else."""

from datetime import UTC, datetime

import pytest
from sqlmodel import col, select

from events import outbox
from planner.store.weeks import lock_basin
from schemas.events.topic import MAX_MESSAGE_BYTES
from schemas.tables.outbox import OutboxRow
from tests.faults.agreeing import disagreements
from tests.faults.network import BASIN
from tests.faults.story import away, beginning, middle, told
from tests.guarantees.hand import Clock, Hand

pytestmark = pytest.mark.timeout(400)


def test_everything_that_was_decided_is_told_in_its_order(embedded: Hand) -> None:
    """Rosters, changes, slots, alerts and dead letters of the whole story."""
    embedded.tell(*beginning(embedded.weeks))
    embedded.rest()
    for each in middle(embedded.weeks):
        embedded.tell(each)
    embedded.rest()
    with embedded.store.reading() as session:
        assert list(disagreements(session, embedded.observer, whole_history=True)) == []


def test_what_is_refused_for_good_parks_its_key_alone(embedded: Hand, clock: Clock) -> None:
    """Those behind it under its key wait; all others are sent, and the week is planned."""
    huge = b"x" * (MAX_MESSAGE_BYTES + 1)
    at = datetime(2026, 11, 26, tzinfo=UTC)
    with embedded.store.transaction() as session:
        lock_basin(session, BASIN)
        for value in (huge, b"behind"):
            outbox.put(session, basin=BASIN, topic="binome.roster-changes", key="a1", value=value, at=at)
    embedded.tell(*beginning(embedded.weeks))
    embedded.tell(told(clock(), "absence.reported", "e1", away(embedded.weeks, "away", "a2")))
    embedded.rest()
    assert embedded.ended("e1") == "applied"
    with embedded.store.reading() as session:
        (parked,) = outbox.parked(session)
        assert parked.value == huge
        waiting = session.exec(select(OutboxRow.key).where(col(OutboxRow.sent_at).is_(None))).all()
        assert set(waiting) == {"a1"}
        assert len(waiting) > 2
