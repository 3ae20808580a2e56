"""4: what is stored and what is published agree; what the broker refuses for good blocks nothing else."""

from datetime import UTC, datetime

import pytest
from sqlmodel import col, select

from events import outbox
from planner.services.alerts.keep_parked import keep_parked_of
from planner.store.weeks import lock_basin
from schemas.events.alerts import AlertCleared, AlertRaised
from schemas.events.topic import MAX_MESSAGE_BYTES
from schemas.tables.outbox import OutboxRow
from tests.faults.agreeing import disagreements
from tests.faults.network import BASIN
from tests.faults.story import away, beginning, middle, told
from tests.guarantees.hand import Clock, Hand

pytestmark = pytest.mark.timeout(400)


def test_everything_that_was_decided_is_told_in_its_order(either: Hand) -> None:
    """Rosters, changes, slots, alerts and dead letters of the whole story."""
    either.tell(*beginning(either.weeks))
    either.rest()
    for each in middle(either.weeks):
        either.tell(each)
    either.rest()
    with either.store.reading() as session:
        assert list(disagreements(session, either.observer, whole_history=True)) == []


def test_what_is_refused_for_good_parks_its_key_alone(either: Hand, clock: Clock) -> None:
    """Those behind it under its key wait; all others are sent, and the week is planned."""
    huge = b"x" * (MAX_MESSAGE_BYTES + 1)
    at = datetime(2026, 11, 26, tzinfo=UTC)
    with either.store.transaction() as session:
        lock_basin(session, BASIN)
        for value in (huge, b"behind"):
            outbox.put(session, basin=BASIN, topic="binome.roster-changes", key="a1", value=value, at=at)
    either.tell(*beginning(either.weeks))
    either.tell(told(clock(), "absence.reported", "e1", away(either.weeks, "away", "a2")))
    either.rest()
    assert either.ended("e1") == "applied"
    with either.store.reading() as session:
        (parked,) = outbox.parked(session)
        assert parked.value == huge
        waiting = session.exec(select(OutboxRow.key).where(col(OutboxRow.sent_at).is_(None))).all()
        assert set(waiting) == {"a1"}
        assert len(waiting) > 2


def test_a_parked_message_raises_an_alert_until_it_goes_on(either: Hand, clock: Clock) -> None:
    """Once, whatever comes behind it; whoever gives it up sends those behind it, and the alert is cleared."""
    with either.store.transaction() as session:
        lock_basin(session, BASIN)
        for value in (b"x" * (MAX_MESSAGE_BYTES + 1), b"behind"):
            outbox.put(session, basin=BASIN, topic="binome.roster-changes", key="a1", value=value, at=clock())
    either.rest()
    (raised,) = _about_parked(either, "raised")
    assert "binome.roster-changes" in raised.text
    assert _about_parked(either, "cleared") == []
    with either.store.transaction() as session:
        lock_basin(session, BASIN)
        (row,) = outbox.parked(session)
        assert (row.id, outbox.behind(session, row)) == (1, 1)
        outbox.let_go(session, 1, drop=True, at=clock())
        keep_parked_of(session, row, clock())
    either.rest()
    assert [each.alert for each in _about_parked(either, "cleared")] == [raised.alert]
    assert [each.value for each in either.observer.of("binome.roster-changes")] == [b"behind"]


def _about_parked(hand: Hand, said: str) -> list[AlertRaised | AlertCleared]:
    """What was said of messages that are refused."""
    told = [event.data for event in hand.events(f"alert.{said}")]
    return [each for each in told if isinstance(each, AlertRaised | AlertCleared) and each.kind == "message_parked"]
