"""What becomes of a slot from its offer to its end, as its row, the bus and the audit have it."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from config.horizon import Horizon
from planner.handlers.timers import Timers
from planner.services.slots.tend_slot import NotTended, attend_slot, hold_slot, miss_slot, release_slot
from planner.services.slots.told_slot import Slot
from planner.store.session import Store
from planner.store.weeks import lock_basin
from schemas.events.absences import AbsenceReported
from schemas.events.booking_replies import BookingRefused
from schemas.events.slot_bookings import SlotBooked, SlotCancelled
from schemas.ids import AbsenceId, AgentId, BookingId, SlotId
from schemas.tables.slot import SlotRow
from tests.builders import a_problem
from tests.services.stored import StoredWeek, stored

MINE, THEIRS = BookingId("ref-mine"), BookingId("ref-theirs")


@pytest.fixture
def week(sqlite_store: Store) -> StoredWeek:
    """A site that offers four slots of one partner."""
    return planned(sqlite_store)


def planned(store: Store, appointments: int = 4, elsewhere: str | None = None) -> StoredWeek:
    """A planned and published week of one site; `elsewhere` names another at which nobody works."""
    problem = (
        a_problem()
        .with_site("s1", stations=1)
        .with_agents(3, skills=("core", "caf"))
        .with_referent("r1", "mon-fri 09:00-12:00")
        .with_target("s1", "caf", appointments)
    )
    problem = problem if elsewhere is None else problem.with_antenna(elsewhere, "")
    found = stored(store, problem.build())
    found.plan()
    return found


def book(week: StoredWeek, slot: Slot, booking: str = MINE) -> None:
    assert week.tell(SlotBooked(slot=slot.id, booking=BookingId(booking))).end == "applied"


def tend(
    week: StoredWeek, slot: Slot, deed: Callable[..., Slot | NotTended], *details: object, by: str = "/site"
) -> Slot | NotTended:
    """What a person does with a slot at a screen."""
    with week.store.transaction() as session:
        lock_basin(session, week.problem.basin)
        row = session.get(SlotRow, slot.id)
        assert row is not None
        return deed(session, row, *details, week.now, by)


def let_time_pass(week: StoredWeek, minutes: int) -> None:
    """The clock goes on, and what falls due is done."""
    week.now += timedelta(minutes=minutes)
    Timers(week.store.transaction, lambda: week.now, Horizon(), lambda: None).step()


def test_a_published_slot_is_on_offer_with_a_room_of_its_own(week: StoredWeek) -> None:
    """128 bits at least, no two alike."""
    rooms = {week.row(slot.id).room for slot in week.free()}
    assert len(week.free()) == len(rooms) == 4
    assert all(room is not None and len(room) >= 22 for room in rooms)


def test_no_room_is_ever_on_the_bus(week: StoredWeek) -> None:
    """Whoever reads the topics finds no door to an appointment."""
    book(week, week.free()[0])
    rooms = [week.row(slot.id).room or "?" for slot in week.slots()]
    sent = b"".join(row.value or b"" for row in week.messages()).decode()
    assert not any(room in sent for room in rooms)


def test_a_held_slot_is_refused_to_others_and_given_to_whom_it_is_held_for(week: StoredWeek) -> None:
    """Others are told of the nearest that are free."""
    slot, *others = week.free()
    assert isinstance(tend(week, slot, hold_slot, MINE), Slot)
    book(week, slot, THEIRS)
    (refused,) = (event.data for event in week.said("booking.refused"))
    assert isinstance(refused, BookingRefused)
    assert (refused.reason, [each.slot for each in refused.alternatives]) == ("taken", [each.id for each in others])
    book(week, slot, MINE)
    assert (week.slot(slot.id).state, week.slot(slot.id).booking) == ("booked", MINE)
    assert week.deeds(slot.id) == ["slot.held", "slot.booked"]


def test_a_hold_ends_by_itself_after_ten_minutes(week: StoredWeek) -> None:
    """Nobody outside is told: for partners it was on offer all the while."""
    slot = week.free()[0]
    before = len(week.said("slot."))
    tend(week, slot, hold_slot, MINE)
    let_time_pass(week, 9)
    assert week.slot(slot.id).state == "held"
    let_time_pass(week, 1)
    assert week.slot(slot.id) == slot
    assert len(week.said("slot.")) == before


def test_a_hold_is_prolonged_by_whom_it_is_for_and_ends_with_the_time_of_the_slot(week: StoredWeek) -> None:
    """Nobody holds what has begun."""
    slot = week.free()[0]
    tend(week, slot, hold_slot, MINE)
    let_time_pass(week, 6)
    tend(week, slot, hold_slot, MINE)
    let_time_pass(week, 9)
    assert week.slot(slot.id).state == "held"
    week.now = slot.start - timedelta(minutes=4)
    tend(week, slot, hold_slot, MINE)
    assert week.slot(slot.id).held_until == slot.span[0]


def test_a_hold_that_ended_is_in_nobodys_way_even_before_it_is_tidied_up(week: StoredWeek) -> None:
    """A late timer costs no booking."""
    slot = week.free()[0]
    tend(week, slot, hold_slot, MINE)
    week.now += timedelta(minutes=10)
    book(week, slot, THEIRS)
    assert week.slot(slot.id).booking == THEIRS


def test_a_slot_that_is_held_for_another_cannot_be_held(week: StoredWeek) -> None:
    """A sentence, and the nearest free ones."""
    slot, *others = week.free()
    tend(week, slot, hold_slot, MINE)
    refused = tend(week, slot, hold_slot, THEIRS)
    assert isinstance(refused, NotTended)
    assert refused.text == "Ce créneau est retenu pour quelqu’un\u00a0: il ne peut pas être retenu."
    assert [each.id for each in refused.alternatives] == [each.id for each in others]


def test_a_hold_is_released_and_the_slot_can_be_had_by_others(week: StoredWeek) -> None:
    """Whoever changed their mind waits for no clock."""
    slot = week.free()[0]
    tend(week, slot, hold_slot, MINE)
    assert tend(week, slot, release_slot) == slot


def test_a_cancelled_slot_is_offered_again_with_the_next_sequence_and_another_room(week: StoredWeek) -> None:
    """Whoever gave it back does not know where the next one meets."""
    slot = week.free()[0]
    book(week, slot)
    room = week.row(slot.id).room
    week.tell(SlotCancelled(slot=slot.id, booking=MINE))
    said = [event.data.model_dump() for event in week.said("slot.") if event.subject == slot.id]
    assert [(data["sequence"], data["booking"]) for data in said] == [(1, None), (2, MINE), (3, None)]
    assert week.deeds(slot.id) == ["slot.booked", "slot.cancelled", "slot.offered"]
    assert week.row(slot.id).room not in {room, None}


@pytest.mark.parametrize(("deed", "state"), [(attend_slot, "done"), (miss_slot, "no_show")])
def test_what_took_place_or_did_not_is_noted_once_it_has_begun(
    week: StoredWeek, deed: Callable[..., Slot | NotTended], state: str
) -> None:
    """Not before; and never twice."""
    slot = week.free()[0]
    book(week, slot)
    early = tend(week, slot, deed)
    assert isinstance(early, NotTended)
    assert early.text == "Ce rendez-vous n’a pas encore commencé."
    week.now = slot.start
    before = len(week.messages())
    tend(week, slot, deed)
    assert (week.slot(slot.id).state, len(week.messages())) == (state, before)
    again = tend(week, slot, deed)
    assert isinstance(again, NotTended)
    assert week.deeds(slot.id)[-1] == f"slot.{state}"


def test_thirty_days_after_its_end_the_bus_lets_go_of_a_slot_once(week: StoredWeek) -> None:
    """A tombstone under its key, and no row that would say more."""
    slot = week.free()[0]
    week.now = slot.end + timedelta(days=30)
    let_time_pass(week, 0)
    let_time_pass(week, 60 * 24)
    gone = [row.key for row in week.messages() if row.value is None and row.key == slot.id]
    assert gone == [SlotId(slot.id)]
    assert slot.id not in {each.id for each in week.slots()}


def test_an_appointment_that_cannot_be_held_is_not_offered_again_when_it_is_given_back(week: StoredWeek) -> None:
    """Two of three are ill and the planner has not come round yet: whoever gives it back leaves no slot behind."""
    slot = week.free()[0]
    book(week, slot)
    for agent in ("a1", "a2"):
        away = AbsenceReported(absence=AbsenceId(agent), agent=AgentId(agent), start=slot.start, end=slot.end)
        week.tell(away, "/hr")
    assert week.slot(slot.id).state == "booked"
    week.tell(SlotCancelled(slot=slot.id, booking=MINE))
    assert week.slot(slot.id).state == "withdrawn"
