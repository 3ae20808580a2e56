"""Whoever reads the compacted topic of slots from its beginning has the exact state of all slots."""

from collections.abc import Iterable, Mapping
from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from config.horizon import Horizon
from events.codec import Refused, decode
from planner.handlers.timers import Timers
from planner.services.slots.tend_slot import hold_slot
from planner.store.session import Store
from schemas.events.absences import AbsenceReported
from schemas.events.slot_bookings import SlotBooked, SlotCancelled
from schemas.ids import AbsenceId, AgentId, BookingId
from schemas.tables.outbox import OutboxRow
from tests.database.fixtures import Fresh
from tests.services.stored import StoredWeek
from tests.services.test_slot_life import planned, tend

TOPIC = "binome.partner-slots"
OF_ROW = {"offered": "offered", "held": "offered", "booked": "confirmed", "moving": "move_proposed"}
"""What partners were last told of a slot in each state that stands; the rest is withdrawn, or over."""


def compacted(messages: Iterable[OutboxRow]) -> dict[str, bytes]:
    """The newest message of each key; a tombstone leaves nothing."""
    last = {row.key: row.value for row in messages if row.topic == TOPIC}
    return {str(key): value for key, value in last.items() if value is not None}


def read(messages: Iterable[OutboxRow]) -> dict[str, tuple[str, int, object, object]]:
    """Of each slot: what it is, its sequence, its time and who has it, as a partner reads it."""
    found = {}
    for key, value in compacted(messages).items():
        event = decode(value, {}, TOPIC)
        assert not isinstance(event, Refused)
        data: Mapping[str, object] = event.data.model_dump()
        kind = event.type.removeprefix("binome.slot.").removesuffix(".v1")
        found[key] = kind, int(str(data["sequence"])), data["start"], data["booking"]
    return found


def in_the_store(week: StoredWeek) -> dict[str, tuple[str, int, object, object]]:
    """The same of the rows."""
    found: dict[str, tuple[str, int, object, object]] = {}
    for slot in week.slots():
        kind = OF_ROW.get(slot.state, "withdrawn")
        if slot.state == "booked" and slot.previous is not None:
            kind = "moved"
        found[slot.id] = kind, slot.sequence, slot.start, slot.booking
    return found


deeds = st.lists(st.tuples(st.sampled_from(["book", "cancel", "hold", "wait", "away"]), st.integers(0, 4)), max_size=8)


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(told=deeds)
def test_the_topic_says_what_the_store_says(fresh_sqlite: Fresh, told: list[tuple[str, int]]) -> None:
    """After any deeds; sequences of a slot grow by one."""
    week = planned(Store(fresh_sqlite()), 5)
    for number, (deed, which) in enumerate(told):
        slots = week.slots()
        slot = slots[which % len(slots)]
        if deed == "book":
            week.tell(SlotBooked(slot=slot.id, booking=BookingId(f"ref-{number}")))
        elif deed == "cancel":
            week.tell(SlotCancelled(slot=slot.id, booking=slot.booking or BookingId("none")))
        elif deed == "hold":
            tend(week, slot, hold_slot, BookingId(f"ref-{number}"))
        elif deed == "wait":
            week.now += timedelta(minutes=which * 5)
            Timers(week.store.transaction, lambda: week.now, Horizon(), lambda: None).step()
        else:
            person, end = AgentId(f"a{which % 3 + 1}"), slot.end
            away = AbsenceReported(absence=AbsenceId(f"x{number}"), agent=person, start=slot.start, end=end)
            week.tell(away)
            week.replan()
        assert read(week.messages()) == in_the_store(week)
    told_of: dict[str, list[int]] = {}
    for event in week.said("slot."):
        told_of.setdefault(event.subject, []).append(int(str(event.data.model_dump()["sequence"])))
    assert all(numbers == list(range(1, len(numbers) + 1)) for numbers in told_of.values())
    week.store.close()
