"""Two hundred bookings of twenty slots at one time: each slot is had once, nobody is left without an answer."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor

from planner.store.session import Store
from schemas.events.booking_replies import BookingRefused
from schemas.events.slot_bookings import SlotBooked
from schemas.ids import BookingId
from tests.services.stored import StoredWeek
from tests.services.test_slot_life import planned

SLOTS, BOOKINGS, AT_ONCE = 20, 200, 40


def test_two_hundred_bookings_of_twenty_slots(store: Store) -> None:
    """No double booking, no lost one: who comes first has it, the others are told what is left."""
    week = planned(store, SLOTS)
    keys = [slot.id for slot in week.free()]
    assert len(keys) == SLOTS
    moment = week.now

    def book(number: int) -> str:
        data = SlotBooked(slot=keys[number % SLOTS], booking=BookingId(f"ref-{number}"))
        return week.tell_at(moment, data, "/partner", f"booked-{number}").end

    with ThreadPoolExecutor(AT_ONCE) as crowd:
        assert Counter(crowd.map(book, range(BOOKINGS))) == {"applied": BOOKINGS}
    holders = {slot.id: slot.booking for slot in week.slots()}
    assert {slot.state for slot in week.slots()} == {"booked"}
    assert confirmed(week) == {key: [booking] for key, booking in holders.items()}
    refused = [event.data for event in week.said("booking.refused")]
    answered = {str(data.booking) for data in refused if isinstance(data, BookingRefused)}
    assert len(refused) == BOOKINGS - SLOTS
    assert answered | {str(booking) for booking in holders.values()} == {f"ref-{n}" for n in range(BOOKINGS)}


def confirmed(week: StoredWeek) -> dict[str, list[object]]:
    """For each slot, the references that were told that it is theirs."""
    found: dict[str, list[object]] = {}
    for event in week.said("slot.confirmed"):
        found.setdefault(event.subject, []).append(event.data.model_dump()["booking"])
    return found
