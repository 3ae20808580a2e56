"""Appointments that moved, or should, and are given back: where their time is on offer again, and under which name."""

from planner.services.slots.reconcile_slots import reconcile
from planner.store.session import Store
from schemas.events.partner_slots import SlotOffered, SlotWithdrawn
from schemas.events.slot_bookings import SlotBooked, SlotCancelled
from schemas.ids import BookingId
from schemas.tables.slot import SlotRow
from tests.services.test_moves import ASKED, MINE, NOT_ASKED, booked, receive


def test_a_moved_appointment_that_is_given_back_leaves_its_time_under_its_own_name(sqlite_store: Store) -> None:
    """Its name tells of the time that it had: a slot on offer is called by where and when it is. Nothing is planned."""
    week, slot = booked(sqlite_store, NOT_ASKED)
    receive(week, "wed 14:00-16:00")
    moved = week.slot(slot.id)
    week.tell(SlotCancelled(slot=slot.id, booking=MINE))
    assert week.deeds(slot.id) == ["slot.booked", "slot.moved", "slot.cancelled", "slot.withdrawn"]
    gone, again = (event.data for event in week.said("slot.")[-2:])
    assert isinstance(gone, SlotWithdrawn)
    assert (gone.slot, gone.reason, gone.booking, gone.start) == (slot.id, "partner", None, moved.start)
    assert isinstance(again, SlotOffered)
    assert (again.start, again.booking, again.sequence) == (moved.start, None, 1)
    assert again.slot == "s1/caf/r1/2026-12-02T14:00:00+01:00"
    week.tell(SlotBooked(slot=again.slot, booking=BookingId("ref-next")))
    assert (week.slot(again.slot).booking, week.slot(again.slot).start) == ("ref-next", moved.start)


def test_a_name_that_is_somebody_s_by_now_is_not_offered(sqlite_store: Store) -> None:
    """Who took that time first moved away from it and kept the name; the planner offers the time."""
    week, slot = booked(sqlite_store, NOT_ASKED)
    receive(week, "wed 14:00-16:00")
    name = "s1/caf/r1/2026-12-02T14:00:00+01:00"
    with week.store.transaction() as session:
        theirs = week.row(slot.id).model_dump() | {"id": name, "booking": "ref-theirs", "start": slot.start}
        session.add(SlotRow.model_validate(theirs))
    week.tell(SlotCancelled(slot=slot.id, booking=MINE))
    assert (week.slot(name).booking, week.slot(name).state) == ("ref-theirs", "booked")
    assert [event.subject for event in week.said("slot.")][-1] == slot.id


def test_what_was_given_back_is_not_offered_anew_by_an_older_proposal(sqlite_store: Store) -> None:
    """It was planned while the appointment stood where it had been moved to."""
    week, slot = booked(sqlite_store, NOT_ASKED)
    receive(week, "wed 14:00-16:00")
    week.tell(SlotCancelled(slot=slot.id, booking=MINE))
    (stands,) = (each for each in week.published().appointments if each.previous is not None)
    older = week.published().model_copy(update={"appointments": (stands.model_copy(update={"previous": None}),)})
    found = reconcile([week.slot(slot.id)], older, 3, {}, week.now)
    assert found.events == ()


def test_an_appointment_that_is_given_back_while_it_should_move_is_taken_from_where_it_was(
    sqlite_store: Store,
) -> None:
    """What was only proposed is nobody's, and what its partner had may be impossible: neither is offered so."""
    week, slot = booked(sqlite_store, ASKED)
    receive(week, "wed 14:00-16:00")
    week.tell(SlotCancelled(slot=slot.id, booking=MINE))
    assert week.deeds(slot.id) == ["slot.booked", "slot.moving", "slot.cancelled", "slot.withdrawn"]
    (gone,) = (event.data for event in week.said("slot.withdrawn") if event.subject == slot.id)
    assert isinstance(gone, SlotWithdrawn)
    assert (gone.start, gone.end) == (slot.start, slot.end)


def test_what_is_given_back_once_it_has_begun_is_told_to_be_no_more(sqlite_store: Store) -> None:
    """Nobody can take it; whoever reads the topic knows that nobody has it either."""
    week, slot = booked(sqlite_store, NOT_ASKED)
    week.now = slot.start
    week.tell(SlotCancelled(slot=slot.id, booking=MINE))
    (gone,) = (event.data for event in week.said("slot.withdrawn"))
    assert isinstance(gone, SlotWithdrawn)
    assert (gone.reason, gone.booking, week.slot(slot.id).state) == ("partner", None, "withdrawn")
