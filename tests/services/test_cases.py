"""A case that its partner does not answer gets a slot before its deadline, or somebody is told that none is free."""

from datetime import datetime, timedelta

import pytest

from config.cases import CaseFigures
from config.horizon import Horizon
from planner.handlers.timers import Timers
from planner.services.alerts.case_time import reserved_from
from planner.store.session import Store
from schemas.events.alerts import AlertCleared, AlertRaised
from schemas.events.cases import CaseAnswered, CaseOpened
from schemas.events.partner_slots import SlotConfirmed, SlotWithdrawn
from schemas.events.slot_bookings import SlotBooked
from schemas.ids import BookingId, CaseId, PartnerId, SiteId
from tests.builders import at
from tests.services.stored import StoredWeek
from tests.services.test_moves import receive
from tests.services.test_slot_life import planned

PARIS = "Europe/Paris"


def opened(deadline: str = "mon 18:00") -> CaseOpened:
    """A case of the CAF at s1."""
    return CaseOpened(case=CaseId("k1"), site=SiteId("s1"), partner=PartnerId("caf"), deadline=at(deadline))


ANSWERED = CaseAnswered(case=CaseId("k1"), site=SiteId("s1"), partner=PartnerId("caf"))


@pytest.fixture
def week(sqlite_store: Store) -> StoredWeek:
    """A site that offers two slots on Monday morning."""
    return planned(sqlite_store, 2)


def wait_until(week: StoredWeek, moment: datetime) -> None:
    """The clock goes on, and what falls due is done."""
    week.now = moment
    Timers(week.store.transaction, lambda: week.now, Horizon(), lambda: None).step()


def alerts(week: StoredWeek) -> list[tuple[str, str]]:
    """What was said of cases, in order, with its sentence."""
    found = [event.data for event in week.said("alert.")]
    return [
        (type(data).__name__, data.text)
        for data in found
        if isinstance(data, AlertRaised | AlertCleared) and data.kind == "case_deadline"
    ]


def test_a_day_before_its_deadline_a_case_has_the_first_free_slot(week: StoredWeek) -> None:
    """Not earlier: until then the partner may answer without a visit."""
    first, _ = week.free()
    week.tell(opened(), "/site")
    wait_until(week, at("fri-1 17:59"))
    assert len(week.free()) == 2
    wait_until(week, at("fri-1 18:00"))
    assert (week.slot(first.id).state, week.slot(first.id).booking) == ("booked", "case/k1")
    told = week.said("slot.confirmed")[-1].data
    assert isinstance(told, SlotConfirmed)
    assert told.booking == "case/k1"
    assert week.deeds("k1") == ["case.opened", "case.reserved"]
    wait_until(week, at("fri-1 18:30"))
    assert len(week.free()) == 1
    assert not alerts(week)


def test_a_case_that_is_opened_late_has_its_slot_at_once(week: StoredWeek) -> None:
    """Nobody waits for a clock."""
    week.now = at("fri-1 19:00")
    week.tell(opened(), "/site")
    assert [slot.booking for slot in week.slots()] == ["case/k1", None]


def test_where_no_slot_is_free_before_the_deadline_an_alert_stands_until_there_is_an_answer(week: StoredWeek) -> None:
    """Raised once, in a sentence that says who waits for whom and until when; cleared once."""
    for slot in week.free():
        week.tell(SlotBooked(slot=slot.id, booking=BookingId(f"ref-{slot.id}")))
    week.tell(opened(), "/site")
    for moment in ("fri-1 18:00", "fri-1 19:00", "mon 08:00"):
        wait_until(week, at(moment))
    ((kind, text),) = alerts(week)
    assert kind == "AlertRaised"
    assert text.replace("\u00a0", " ") == (
        "France Services s1 : un dossier attend la réponse de caf, due lundi 30 novembre à 18 h ; "
        "aucun créneau n’est libre avant."
    )
    week.tell(ANSWERED, "/partner")
    assert [kind for kind, _ in alerts(week)] == ["AlertRaised", "AlertCleared"]


def test_a_slot_that_is_moved_beyond_the_deadline_is_none_for_its_case(week: StoredWeek) -> None:
    """The partner keeps it, and somebody is told; once there is a free one in time, the case has that instead."""
    week.tell(opened("tue 07:00"), "/site")
    wait_until(week, at("mon 07:00"))
    first = next(slot for slot in week.slots() if slot.booking == "case/k1")
    receive(week, "wed 09:00-12:00")
    assert week.slot(first.id).start.date() == at("wed 00:00").date()
    wait_until(week, at("mon 07:10"))
    assert [kind for kind, _ in alerts(week)] == ["AlertRaised"]
    receive(week, "mon 14:00-16:00", "wed 09:00-09:30")
    wait_until(week, at("mon 07:20"))
    (held,) = (slot for slot in week.slots() if slot.booking == "case/k1" and slot.state == "booked")
    assert held.end <= opened("tue 07:00").deadline
    assert [kind for kind, _ in alerts(week)] == ["AlertRaised", "AlertCleared"]


@pytest.mark.parametrize(("site", "minutes"), [("s1", -1), ("s2", 60)])
def test_a_slot_that_ends_after_the_deadline_or_is_elsewhere_is_none_for_a_case(
    sqlite_store: Store, site: str, minutes: int
) -> None:
    """At s1 the deadline is a minute before the end of the first one; at s2 nothing is offered."""
    week = planned(sqlite_store, 2, elsewhere="s2")
    first, *_ = week.free()
    late = opened().model_copy(update={"site": SiteId(site), "deadline": first.end + timedelta(minutes=minutes)})
    week.tell(late, "/site")
    wait_until(week, first.start - timedelta(hours=1))
    assert all(slot.booking is None for slot in week.slots())
    assert [kind for kind, _ in alerts(week)] == ["AlertRaised"]


def test_an_answer_during_the_visit_takes_nobody_away(week: StoredWeek) -> None:
    """Whoever sits there already stays."""
    week.tell(opened(), "/site")
    wait_until(week, at("fri-1 18:00"))
    held = next(slot for slot in week.slots() if slot.booking is not None)
    week.now = held.start
    week.tell(ANSWERED, "/partner")
    assert week.slot(held.id).state == "booked"


def test_an_answer_gives_the_slot_up_with_its_case(week: StoredWeek) -> None:
    """The partner is told why, and has its time again with the next roster."""
    week.tell(opened(), "/site")
    wait_until(week, at("fri-1 18:00"))
    held = next(slot for slot in week.slots() if slot.booking is not None)
    week.tell(ANSWERED, "/partner")
    gone = week.said("slot.withdrawn")[-1].data
    assert isinstance(gone, SlotWithdrawn)
    assert (gone.slot, gone.reason) == (held.id, "case")
    week.plan()
    assert week.slot(held.id).state == "offered"


def test_a_case_that_was_answered_before_it_is_due_takes_no_slot(week: StoredWeek) -> None:
    """Nor an alert."""
    week.tell(opened(), "/site")
    week.tell(ANSWERED, "/partner")
    wait_until(week, at("fri-1 18:00"))
    assert (len(week.free()), alerts(week)) == (2, [])


@pytest.mark.parametrize(
    ("deadline", "calendar", "hours", "found"),
    [
        ("2026-12-01T10:00", "wall", 24, "2026-11-30T10:00"),
        ("2026-12-01T10:00", "working", 24, "2026-11-30T10:00"),
        ("2026-11-30T10:00", "wall", 24, "2026-11-29T10:00"),
        ("2026-11-30T10:00", "working", 24, "2026-11-27T10:00"),
        ("2026-11-30T00:00", "working", 24, "2026-11-27T00:00"),
        ("2026-11-29T12:00", "working", 24, "2026-11-27T00:00"),
        ("2026-11-30T10:00", "working", 0, "2026-11-30T10:00"),
        ("2026-12-28T10:00", "working", 24, "2026-12-24T10:00"),  # Christmas is a Friday
        ("2026-12-02T10:00", "working", 72, "2026-11-27T10:00"),
    ],
)
def test_hours_before_a_deadline_are_counted_back(deadline: str, calendar: str, hours: int, found: str) -> None:
    """All of them, or those of working days: week-ends and public holidays are left out."""
    figures = CaseFigures(reserve_hours=hours, calendar=calendar)  # type: ignore[arg-type]  # one of the two
    zone = at("mon 00:00").tzinfo
    moment = datetime.fromisoformat(deadline).replace(tzinfo=zone)
    counted = reserved_from(moment, figures, PARIS, "metropole")
    assert f"{counted:%Y-%m-%dT%H:%M}" == found
