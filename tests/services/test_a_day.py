"""A day in the life of Isère's appointments: offered, taken, kept or moved when an agent falls ill."""

from datetime import timedelta
from pathlib import Path

from sqlmodel import select

from planner.services.slots.told_slot import Slot
from planner.store import revisions
from planner.store.session import Store
from schemas.events.absences import AbsenceReported
from schemas.events.data import Span
from schemas.events.partner_availability import AvailabilitySet
from schemas.events.partner_slots import SlotMoved
from schemas.events.roster_changes import RosterAgentChanged
from schemas.events.slot_bookings import SlotBooked
from schemas.ids import AbsenceId, AgentId, BookingId, ReferentId
from schemas.partner import Availability
from schemas.problem import Problem
from schemas.tables.audit import AuditRow
from tests.builders import at
from tests.feeds.calendars import called, told
from tests.services.stored import StoredWeek, stored
from tests.web.feeds import read_over_http

ISERE = Path(__file__).parents[2] / "examples" / "isere" / "ordinary.problem.json"
SITE, ILL, REFERENT = "1320-pont-en-royans", AgentId("a-1320-1"), ReferentId("r-caf-1")


def isere_without(referent: str) -> tuple[Problem, tuple[Availability, ...]]:
    """Isère's ordinary week before a referent said when she receives, and what she will say."""
    problem = Problem.model_validate_json(ISERE.read_text(encoding="utf-8"))
    said = next(each.availability for each in problem.referents if each.id == referent)
    silent = (
        each.model_copy(update={"availability": ()}) if each.id == referent else each for each in problem.referents
    )
    return problem.model_copy(update={"referents": tuple(silent)}), said


def of(week: StoredWeek, partner: str, day: str) -> list[Slot]:
    """The slots of a partner at the site on a day of the week, by time."""
    return [s for s in week.free() if (s.site, s.partner, f"{s.start:%a}".lower()) == (SITE, partner, day)]


def test_a_day_in_the_life(sqlite_store: Store) -> None:
    """Two appointments keep their time with somebody else, one moves, and the audit tells why."""
    problem, said = isere_without(REFERENT)
    week = stored(sqlite_store, problem)
    week.plan()
    assert of(week, "caf", "mon") == []

    # The CAF says when its referent receives: slots appear.
    window = Span(start=at("mon 00:00", problem.week), end=at("sun 23:00", problem.week))
    spans = tuple(Span(start=each.start, end=each.end) for each in said)
    week.tell(AvailabilitySet(referent=REFERENT, window=window, availability=spans))
    week.replan()
    kept = (*of(week, "caf", "mon"), *of(week, "caf", "thu"))
    (moving, *_) = of(week, "msa", "tue")
    assert len(kept) == 2

    # Three are taken.
    for number, slot in enumerate((*kept, moving)):
        week.tell(SlotBooked(slot=slot.id, booking=BookingId(f"rdv-{number}")))
    assert len(week.said("slot.confirmed")) == 3

    # On Monday at ten past seven somebody is ill until Thursday evening.
    week.now = at("mon 07:10", problem.week)
    before = {slot.id: week.slot(slot.id).agent for slot in kept}
    gone_from = len(week.said("roster.agent_changed"))
    until = at("thu 19:00", problem.week)
    away = AbsenceReported(absence=AbsenceId("ill"), agent=ILL, start=week.now, end=until)
    week.tell(away, "/hr", id="ill-at-7-10")
    week.replan()

    # Two keep their time, with somebody who is there; the partner need not know.
    for slot in kept:
        now = week.slot(slot.id)
        assert (now.state, now.start, now.end) == ("booked", slot.start, slot.end)
        assert now.agent not in {None, ILL}
    assert set(before.values()) == {ILL}
    # One moves: of two who were to open on Tuesday morning one is left. Its partner has both times, and others.
    (moved,) = (event.data for event in week.said("slot.moved"))
    assert isinstance(moved, SlotMoved)
    assert (moved.slot, moved.previous.start, moved.booking) == (moving.id, moving.start, "rdv-2")
    assert moved.start - moving.start >= timedelta(days=1)
    assert {(each.partner, week.slot(each.slot).state) for each in moved.alternatives} == {("msa", "offered")}
    # The one who is ill hears of the own shifts.
    changed = week.said("roster.agent_changed")[gone_from:]
    assert ILL in {event.data.agent for event in changed if isinstance(event.data, RosterAgentChanged)}
    # The audit tells what became of it, and because of what.
    assert week.deeds(moving.id) == ["slot.booked", "slot.moved"]
    assert not [event for event in week.said("slot.withdrawn") if event.data.model_dump()["booking"] is not None]
    it_is_told_why(week, moving)
    they_see_it(week, moved)


def they_see_it(week: StoredWeek, moved: SlotMoved) -> None:
    """The partner in its calendar and on its page, who attends in theirs, and who is ill that they are away."""
    reader = read_over_http(week)
    partner = reader.open("partner", moved.partner)
    assert [each.start for each in reader.events(partner).values() if "rdv-2" in told(each)] == [moved.start]
    page = reader.get(f"/feeds/{partner.token}.html").text
    assert "rdv-2" in page
    assert "Avant" in page
    attending = reader.events(reader.open("agent", str(week.slot(moved.slot).agent)))
    assert moved.start in {each.start for each in attending.values() if "Rendez-vous" in called(each)}
    assert "Absence" in {called(each) for each in reader.events(reader.open("agent", ILL)).values()}


def it_is_told_why(week: StoredWeek, moving: Slot) -> None:
    """The audit has the time that it had, and the revision that moved it names the absence."""
    with week.store.reading() as session:
        deeds = select(AuditRow).where(AuditRow.subject == moving.id, AuditRow.action == "slot.moved")
        assert [deed.detail["previous"] for deed in session.exec(deeds)] == [moving.span[0].isoformat()]
        because = revisions.caused_by(session, week.problem.basin, "ill-at-7-10")
    assert week.slot(moving.id).revision in {row.revision for row in because}
