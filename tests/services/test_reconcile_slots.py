"""What partners are told when a roster is published: what is so now, once, in order."""

from collections.abc import Iterable, Mapping

from hypothesis import given as drawn
from hypothesis import strategies as st

from planner.services.slots.reconcile_slots import Reconciled, Terms, reconcile
from planner.services.slots.slot_events import data_of
from planner.services.slots.slot_states import State
from planner.services.slots.told_slot import Slot, SlotEvent
from schemas.events.partner_slots import SlotConfirmed, SlotMoved, SlotOffered, SlotWithdrawn
from schemas.ids import BookingId, SlotId
from schemas.roster import Roster
from tests.builders import RosterBuilder, a_problem, a_roster, at

NOW = at("mon 07:00")
NINE, TEN, ELEVEN = ("tue 09:00-09:30", "tue 10:00-10:30", "tue 11:00-11:30")
PROBLEM = (
    a_problem()
    .with_site("s1", stations=1)
    .with_agents(3)
    .with_referent("r1", "mon-fri 08:30-12:00")
    .with_booking("k1", "s1", "r1", TEN)
)
TAKEN = {SlotId("k1"): BookingId("ref-1")}


def published(*times: str) -> RosterBuilder:
    """A roster with offers at these times, attended by a1."""
    roster = a_roster(PROBLEM)
    for time in times:
        roster = roster.offer("s1", "r1", time, "a1")
    return roster


def reconciled(
    roster: RosterBuilder,
    slots: Iterable[Slot] = (),
    revision: int = 1,
    bookings: Mapping[SlotId, BookingId] = TAKEN,
    now: str = "mon 07:00",
) -> Reconciled:
    """The slots brought in line with a roster."""
    return reconcile(slots, roster.build(), revision, bookings, at(now), Terms(PROBLEM.problem.referents))


def applied(slots: Iterable[Slot], found: Reconciled) -> tuple[Slot, ...]:
    """The slots afterwards."""
    return tuple({**{slot.id: slot for slot in slots}, **{slot.id: slot for slot in found.slots}}.values())


def told(events: Iterable[SlotEvent]) -> list[tuple[str, str, int]]:
    """What was said: of which time, what, and with which sequence."""
    return [(f"{event.slot.start:%H:%M}", event.kind, event.slot.sequence) for event in events]


def in_state(slot: Slot, state: State) -> Slot:
    return slot.told(state, slot.revision)


def test_a_first_roster_offers_and_confirms() -> None:
    """What is free is offered; what was taken before there was a slot is confirmed, with its reference."""
    found = reconciled(published(NINE).keep("k1", "a1"))
    assert told(found.events) == [("09:00", "offered", 1), ("10:00", "confirmed", 1)]
    offered, confirmed = (data_of(event) for event in found.events)
    assert isinstance(offered, SlotOffered)
    assert (offered.booking, offered.revision) == (None, 1)
    assert isinstance(confirmed, SlotConfirmed)
    assert confirmed.booking == "ref-1"


def test_done_twice_it_says_nothing_the_second_time() -> None:
    """Neither events nor rows."""
    roster = published(NINE, ELEVEN).keep("k1", "a1")
    first = reconciled(roster)
    assert reconciled(roster, first.slots, revision=1) == Reconciled((), ())
    assert reconciled(roster, first.slots, revision=2) == Reconciled((), ())


def test_an_offer_that_moves_is_withdrawn_and_another_is_made() -> None:
    """Only what was taken moves; the new one is named as an alternative."""
    before = reconciled(published(NINE)).slots
    found = reconciled(published(ELEVEN), before, revision=2)
    assert told(found.events) == [("09:00", "withdrawn", 2), ("11:00", "offered", 1)]
    withdrawn = data_of(found.events[0])
    assert isinstance(withdrawn, SlotWithdrawn)
    assert withdrawn.reason == "unavailable"
    assert [each.slot for each in withdrawn.alternatives] == [found.events[1].slot.id]


def test_an_offer_that_gets_longer_is_another() -> None:
    """It has the same id, so that the last word on that key is the new offer."""
    before = reconciled(published(NINE)).slots
    found = reconciled(published("tue 09:00-09:45"), before, revision=2)
    assert told(found.events) == [("09:00", "withdrawn", 2), ("09:00", "offered", 3)]
    assert len(found.slots) == 1


def test_somebody_else_attends_without_a_word() -> None:
    """Partners see no agent; the slot knows."""
    before = reconciled(published(NINE)).slots
    found = reconciled(a_roster(PROBLEM).offer("s1", "r1", NINE, "a2"), before, revision=2)
    assert (found.events, [slot.agent for slot in found.slots]) == ((), ["a2"])


def test_what_was_taken_is_moved() -> None:
    """With where it stood, and a sequence of its own."""
    before = reconciled(published().keep("k1", "a1")).slots
    found = reconciled(published().move("k1", ELEVEN, "a1"), before, revision=2)
    (moved,) = (data_of(event) for event in found.events)
    assert isinstance(moved, SlotMoved)
    assert (moved.start, moved.previous.start, moved.sequence) == (at("tue 11:00"), at("tue 10:00"), 2)


def test_what_was_taken_and_cannot_be_is_withdrawn_with_alternatives() -> None:
    """Its booking is named, and up to three free slots."""
    before = reconciled(published(NINE).keep("k1", "a1")).slots
    found = reconciled(published(NINE, ELEVEN).withdraw("k1"), before, revision=2)
    (withdrawn,) = (each for event in found.events if isinstance(each := data_of(event), SlotWithdrawn))
    assert withdrawn.booking == "ref-1"
    assert [f"{each.start:%H:%M}" for each in withdrawn.alternatives] == ["09:00", "11:00"]


def test_what_was_taken_meanwhile_stays_taken() -> None:
    """The roster offers it still, for it was made before; or does not know it at all."""
    (slot,) = reconciled(published(NINE)).slots
    booked = in_state(slot, "booked")
    for roster in (published(NINE), published()):
        found = reconciled(roster, [booked], revision=2, bookings={slot.id: BookingId("ref-2")})
        assert found == Reconciled((), ())


def test_what_was_cancelled_meanwhile_is_offered_again() -> None:
    """The roster has it as taken; nobody has taken it any more, so it is free for the next one."""
    (slot,) = reconciled(published().keep("k1", "a1")).slots
    cancelled = in_state(slot, "cancelled")
    found = reconciled(published().keep("k1", "a1"), [cancelled], revision=2, bookings={})
    assert told(found.events) == [("10:00", "offered", 3)]
    assert found.slots[0].booking is None


def test_a_held_slot_stays_held_while_the_roster_has_it() -> None:
    """Whoever is about to take it is not disturbed; where it is gone it is withdrawn all the same."""
    (slot,) = reconciled(published(NINE)).slots
    held = in_state(slot, "held")
    assert reconciled(published(NINE), [held], revision=2) == Reconciled((), ())
    assert told(reconciled(published(), [held], revision=2).events) == [("09:00", "withdrawn", 3)]


def test_what_comes_back_is_offered_under_its_id_again() -> None:
    """With the next sequence, so that nobody takes the withdrawal for the last word."""
    before = reconciled(published(NINE)).slots
    gone = applied(before, reconciled(published(), before, revision=2))
    found = reconciled(published(NINE), gone, revision=3)
    assert told(found.events) == [("09:00", "offered", 3)]


def test_what_has_begun_is_left_alone() -> None:
    """History is not told anew, and nothing is offered that is over."""
    before = reconciled(published(NINE)).slots
    assert reconciled(published(), before, revision=2, now="tue 09:00") == Reconciled((), ())
    assert reconciled(published(NINE), now="tue 09:10") == Reconciled((), ())


def test_the_partner_s_own_change_is_told_as_such() -> None:
    """A referent who no longer receives then: the reason is the partner's."""
    before = reconciled(published("sat 09:00-09:30")).slots
    (event,) = reconciled(published(), before, revision=2).events
    assert event.reason == "partner"


TIMES = [
    f"{day} {time}" for day in ("tue", "wed") for time in ("09:00-09:30", "09:00-09:45", "10:00-10:30", "11:30-12:00")
]


@st.composite
def rosters(draw: st.DrawFn) -> Roster:
    """Offers at some times, attended by somebody, and the booking kept, moved or withdrawn."""
    roster = a_roster(PROBLEM)
    free = [time for time in TIMES if not time.startswith("tue 10:00")]
    for time in draw(st.lists(st.sampled_from(free), unique_by=lambda time: time[:9])):
        roster = roster.offer("s1", "r1", time, draw(st.sampled_from(("a1", "a2"))))
    kind = draw(st.sampled_from(("keep", "move", "withdraw")))
    if kind == "keep":
        return roster.keep("k1", "a1").build()
    return (roster.move("k1", ELEVEN, "a1") if kind == "move" else roster.withdraw("k1")).build()


@drawn(st.lists(rosters(), min_size=1, max_size=4))
def test_however_rosters_follow_each_other(many: list[Roster]) -> None:
    """Sequences grow by one without a gap; the same roster again says nothing; what is on offer is what it offers."""
    slots: tuple[Slot, ...] = ()
    last: dict[str, int] = {}
    for revision, roster in enumerate(many, start=1):
        found = reconcile(slots, roster, revision, TAKEN, NOW)
        for event in found.events:
            assert event.slot.sequence == last.get(event.slot.id, 0) + 1
            last[event.slot.id] = event.slot.sequence
            data_of(event)
        slots = applied(slots, found)
        assert reconcile(slots, roster, revision, TAKEN, NOW) == Reconciled((), ())
        assert {slot.id for slot in slots if slot.state == "offered"} == offered(roster)


def offered(roster: Roster) -> set[str]:
    return {each.id for each in roster.appointments if each.state == "offered"}


def test_partners_learn_of_no_agent() -> None:
    """No event has a field for one."""
    roster = published(NINE).keep("k1", "a1")
    fields = {name for event in reconciled(roster).events for name in type(data_of(event)).model_fields}
    assert "slot" in fields
    assert "agent" not in fields
