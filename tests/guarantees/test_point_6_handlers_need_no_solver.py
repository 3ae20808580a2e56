"""6: handlers store facts, settle bookings and withdraw at once what is impossible; no solver is waited for."""

import pytest

from planner.store import revisions
from schemas.tables.slot import SlotRow
from tests.faults.network import BASIN
from tests.faults.story import PARTNER, away, span, told
from tests.guarantees.hand import Clock, Hand

pytestmark = pytest.mark.timeout(400)


def slot_state(hand: Hand) -> str:
    """How the one slot stands."""
    with hand.store.reading() as session:
        row = session.get(SlotRow, hand.weeks.slot)
        assert row is not None
        return row.state


def test_a_slot_behind_a_closed_door_is_withdrawn_before_anything_is_planned(published: Hand, clock: Clock) -> None:
    """The closure's own transaction takes it back."""
    assert slot_state(published) == "offered"
    shut = {"closure": "shut", "site": "s1", **span(published.weeks, "tue 08:00", "tue 18:00")}
    published.tell(told(clock(), "closure.set", "c1", shut))
    published.take_in()
    assert slot_state(published) == "withdrawn"
    assert [event.data.slot for event in published.events("slot.withdrawn")] == [published.weeks.slot]  # type: ignore[attr-defined]


def test_a_slot_with_fewer_than_its_agents_is_withdrawn_before_anything_is_planned(
    published: Hand, clock: Clock
) -> None:
    """All who work then report themselves away; those who stay at home do not count."""
    with published.store.reading() as session:
        row = revisions.published(session, BASIN, published.weeks.first)
        assert row is not None
        there = {s.agent for s in revisions.roster_of(row).shifts if s.site == "s1" and s.start.isoweekday() == 2}
    for number, agent in enumerate(sorted(there)):
        gone = away(published.weeks, f"away-{number}", agent, "tue 08:00", "tue 18:00")
        published.tell(told(clock(), "absence.reported", f"e{number}", gone))
    solved = list(published.solvers.weeks)
    published.take_in()
    assert slot_state(published) == "withdrawn"
    assert published.solvers.weeks == solved


def test_a_booking_is_settled_at_once(published: Hand, clock: Clock) -> None:
    """The first is confirmed, the second refused because it is taken, and one of no slot is a dead letter."""
    for booking in ("first", "second"):
        data = {"slot": published.weeks.slot, "booking": booking}
        published.tell(told(clock(), "slot.booked", booking, data, source=PARTNER))
    published.tell(told(clock(), "slot.booked", "third", {"slot": "none", "booking": "third"}, source=PARTNER))
    published.take_in()
    assert [event.data.booking for event in published.events("slot.confirmed")] == ["first"]  # type: ignore[attr-defined]
    (refused,) = published.events("booking.refused")
    assert (refused.data.booking, refused.data.reason) == ("second", "taken")  # type: ignore[attr-defined]
    assert published.ended("third", PARTNER) == "rejected"
