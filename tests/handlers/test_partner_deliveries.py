"""Hours and appointments of partners' people in RDV Service Public, from the delivery to availability and slots."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlmodel import select

from planner.handlers.receive_delivery import receive_delivery
from planner.services.slots.told_slot import Slot
from planner.store.session import Store
from schemas.errors import InvalidInput
from schemas.events.slot_bookings import SlotBooked
from schemas.ids import BookingId
from schemas.tables.identity import IdentityRow
from schemas.tables.outbox import OutboxRow
from schemas.tables.partner import AvailabilityRow
from tests.builders import a_problem
from tests.events.adapters.sent import delivery, rdv, stretch
from tests.services.stored import StoredWeek, stored
from tests.services.test_slot_life import planned

SYSTEM = "rdv-service-public"
TUESDAY, WEDNESDAY = {"first_day": "2026-12-01"}, {"first_day": "2026-12-02"}


@pytest.fixture
def week(sqlite_store: Store) -> StoredWeek:
    """A site with a referent who has not said when they receive; the tool calls them 21, and the site 5."""
    problem = a_problem().with_site("s1", stations=1).with_agents(3).with_partner("caf")
    problem = problem.with_referent("r1", [], "caf").with_referent("r2", [], "caf")
    return known(stored(sqlite_store, problem.build()))


def known(week: StoredWeek) -> StoredWeek:
    """Who is who."""
    with week.store.transaction() as session:
        session.add(IdentityRow(system=SYSTEM, kind="referent", external="21", ours="r1"))
        session.add(IdentityRow(system=SYSTEM, kind="site", external="5", ours="s1"))
    return week


def deliver(week: StoredWeek, data: dict[str, Any], model: str, event: str = "created") -> dict[str, int]:
    """A delivery a second later than the one before."""
    week.now += timedelta(seconds=1)
    body = delivery(data, model=model, event=event, at=week.now.isoformat())
    return dict(receive_delivery(week.store.transaction, body, week.now))


def hours(week: StoredWeek, event: str = "created", **fields: Any) -> dict[str, int]:  # noqa: ANN401 - any JSON
    """A delivery about a stretch of hours."""
    return deliver(week, stretch(**fields), "PlageOuverture", event)


def free(week: StoredWeek) -> list[str]:
    """When the referent receives, as the basin's clock has it."""
    zone = a_problem().at("mon 00:00").tzinfo
    with week.store.reading() as session:
        rows = session.exec(select(AvailabilityRow).order_by(AvailabilityRow.start)).all()  # type: ignore[arg-type]  # a column
    return [f"{row.start.astimezone(zone):%d %H:%M}-{row.end.astimezone(zone):%H:%M}" for row in rows]


def test_hours_that_repeat_are_written_out_and_what_a_change_takes_out_is_gone(week: StoredWeek) -> None:
    assert hours(week, **TUESDAY, rrule="FREQ=WEEKLY;COUNT=3") == {"applied": 3}
    assert free(week) == ["01 09:00-12:00", "08 09:00-12:00", "15 09:00-12:00"]
    assert hours(week, "updated", **TUESDAY, rrule="FREQ=WEEKLY;COUNT=2", end_time="11:00:00")["applied"] == 5
    assert free(week) == ["01 09:00-11:00", "08 09:00-11:00"]
    assert hours(week, "destroyed", **TUESDAY) == {"applied": 2}
    assert free(week) == []


def test_what_another_stretch_says_of_the_same_hours_stays(week: StoredWeek) -> None:
    hours(week, **TUESDAY)
    hours(week, **TUESDAY, id=4, start_time="11:00:00", end_time="13:00:00")
    assert free(week) == ["01 09:00-13:00"]
    hours(week, "destroyed", **TUESDAY)
    assert free(week) == ["01 11:00-13:00"]


def test_all_sent_anew_changes_nothing_and_a_late_one_undoes_nothing(week: StoredWeek) -> None:
    hours(week, **TUESDAY)
    assert hours(week, **TUESDAY) == {"unchanged": 1}
    body = delivery(stretch(**WEDNESDAY), model="PlageOuverture", at="2026-11-01T08:00:00+01:00")
    assert receive_delivery(week.store.transaction, body, week.now) == {"superseded": 1}
    assert free(week) == ["01 09:00-12:00"]


def test_hours_given_to_somebody_else_are_no_longer_those_of_the_first(week: StoredWeek) -> None:
    with week.store.transaction() as session:
        session.add(IdentityRow(system=SYSTEM, kind="referent", external="22", ours="r2"))
    hours(week, **TUESDAY)
    assert hours(week, "updated", **TUESDAY, agent={"id": 99}) == {"ignored": 1}
    assert hours(week, "updated", **TUESDAY, agent={"id": 22}) == {"applied": 2}
    with week.store.reading() as session:
        assert [row.referent for row in session.exec(select(AvailabilityRow))] == ["r2"]


def test_hours_given_to_somebody_of_another_basin_end_in_the_first(week: StoredWeek) -> None:
    away = a_problem().but(basin="69").with_site("s9").with_agent("z1", sites=("s9",)).with_partner("caf")
    stored(week.store, away.with_referent("r9", [], "caf").build())
    with week.store.transaction() as session:
        session.add(IdentityRow(system=SYSTEM, kind="referent", external="29", ours="r9"))
    hours(week, **TUESDAY)
    assert hours(week, "updated", **TUESDAY, agent={"id": 29}) == {"applied": 2}
    with week.store.reading() as session:
        assert [row.referent for row in session.exec(select(AvailabilityRow))] == ["r9"]
    assert hours(week, "updated", **TUESDAY, agent={"id": 21}) == {"applied": 2}


@pytest.mark.parametrize(("place", "taken"), [(None, True), ({"id": 5}, True), ({"id": 6}, False)])
def test_hours_at_a_place_that_is_not_ours_are_passed_over(
    week: StoredWeek, place: dict[str, int] | None, taken: bool
) -> None:
    assert hours(week, **TUESDAY, lieu=place) == ({"applied": 1} if taken else {"ignored": 1})
    assert bool(free(week)) == taken


def test_what_makes_no_sense_is_refused_whole(week: StoredWeek) -> None:
    for fields in ({"end_time": "08:00:00"}, {"rrule": "FREQ=SECONDLY"}, {"first_day": "x"}):
        with pytest.raises(InvalidInput):
            hours(week, **TUESDAY | fields)
    assert free(week) == []


@pytest.fixture
def offered(sqlite_store: Store) -> StoredWeek:
    """Two slots of the referent."""
    return known(planned(sqlite_store, 2))


def booked(week: StoredWeek, slot: Slot, event: str = "created", **fields: Any) -> dict[str, int]:  # noqa: ANN401 - any JSON
    """A delivery about an appointment at a slot's time."""
    return deliver(week, rdv(starts_at=slot.start.isoformat()) | fields, "Rdv", event)


def test_an_appointment_takes_the_slot_at_its_time_under_an_opaque_reference(offered: StoredWeek) -> None:
    slot, _ = offered.free()
    assert booked(offered, slot) == {"applied": 1}
    assert (offered.slot(slot.id).state, offered.slot(slot.id).booking) == ("booked", "rdv/7d1f5d0e-29c1")
    assert booked(offered, slot) == {"unchanged": 1}
    with offered.store.reading() as session:
        told = "".join(str(row.value) for row in session.exec(select(OutboxRow)))
    assert "Visiteuse" not in told
    assert "surendettement" not in told


@pytest.mark.parametrize(
    ("event", "status"), [("updated", "excused"), ("updated", "revoked"), ("destroyed", "unknown")]
)
def test_an_appointment_that_is_given_up_frees_its_slot(offered: StoredWeek, event: str, status: str) -> None:
    slot, _ = offered.free()
    booked(offered, slot)
    assert booked(offered, slot, event, status=status) == {"applied": 1}
    assert offered.slot(slot.id).state == "offered"


@pytest.mark.parametrize(("status", "state"), [("seen", "done"), ("noshow", "no_show")])
def test_how_an_appointment_went_is_noted_once_and_stays_off_the_bus(
    offered: StoredWeek, status: str, state: str
) -> None:
    slot, _ = offered.free()
    assert booked(offered, slot, "updated", status=status) == {"ignored": 1}
    booked(offered, slot)
    assert booked(offered, slot, "updated", status=status) == {"unchanged": 1}
    offered.now, said = slot.start, len(offered.said("slot."))
    assert booked(offered, slot, "updated", status=status) == {"noted": 1}
    assert (offered.slot(slot.id).state, offered.deeds(slot.id)[-1]) == (state, f"slot.{state}")
    assert booked(offered, slot, "updated", status=status) == {"ignored": 1}
    assert len(offered.said("slot.")) == said


def test_an_appointment_that_the_tool_moves_takes_the_other_slot(offered: StoredWeek) -> None:
    first, second = offered.free()
    booked(offered, first)
    assert booked(offered, second, "updated") == {"applied": 2}
    assert [offered.slot(each.id).state for each in (first, second)] == ["offered", "booked"]


def test_where_no_slot_is_nothing_is_given_up_either(offered: StoredWeek) -> None:
    slot, _ = offered.free()
    booked(offered, slot)
    elsewhere = {"starts_at": (slot.start + timedelta(minutes=7)).isoformat()}
    assert booked(offered, slot, "updated", **elsewhere) == {"ignored": 1}
    assert offered.slot(slot.id).state == "booked"


def test_a_slot_that_somebody_else_has_is_refused_to_it(offered: StoredWeek) -> None:
    slot, _ = offered.free()
    offered.tell(SlotBooked(slot=slot.id, booking=BookingId("theirs")))
    assert booked(offered, slot) == {"applied": 1}
    assert offered.slot(slot.id).booking == "theirs"
    assert len(offered.said("booking.refused")) == 1


def test_an_appointment_of_a_stranger_or_elsewhere_is_passed_over(offered: StoredWeek) -> None:
    slot, _ = offered.free()
    assert booked(offered, slot, agents=[{"id": 99}]) == {"ignored": 1}
    assert booked(offered, slot, lieu={"id": 6}) == {"ignored": 1}
    assert offered.slot(slot.id).state == "offered"


def test_one_that_comes_late_does_not_undo_a_newer_one(offered: StoredWeek) -> None:
    slot, _ = offered.free()
    booked(offered, slot)
    booked(offered, slot, "updated", status="excused")
    late = delivery(
        rdv(starts_at=slot.start.isoformat()),
        model="Rdv",
        at=datetime(2026, 11, 1, tzinfo=slot.start.tzinfo).isoformat(),
    )
    assert receive_delivery(offered.store.transaction, late, offered.now) == {"superseded": 1}
    assert offered.slot(slot.id).state == "offered"
