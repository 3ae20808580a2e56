"""Appointments that go to a near site of another component: at once or proposed, with slot, booking and calendars."""

import pytest
from sqlmodel import col, select

from planner.services.slots.told_slot import Slot
from planner.store.session import Store
from schemas.events.absences import AbsenceReported
from schemas.events.partner_slots import SlotMoved, SlotMoveProposed
from schemas.events.slot_bookings import SlotBooked, SlotCancelled, SlotMoveAnswered
from schemas.ids import AbsenceId, AgentId, BookingId
from schemas.tables.booking import BookingRow
from schemas.tables.seat import SeatRow
from tests.builders import a_problem
from tests.services.stored import StoredWeek, stored
from tests.web.feeds import read_over_http

MINE = BookingId("ref-mine")
ASKED, NOT_ASKED = "carsat", "caf"


def gone_near(store: Store, partner: str) -> tuple[StoredWeek, Slot]:
    """An appointment on Tuesday whose site cannot open that day, while its referent serves a site 20 minutes away."""
    problem = a_problem().with_travel("s1", "s2", 20)
    for site, letter in (("s1", "a"), ("s2", "b")):
        problem = problem.with_site(site, stations=1)
        for number in (1, 2):
            problem = problem.with_agent(f"{letter}{number}", sites=[site], skills=("core", partner))
    problem = problem.with_referent("r1", "tue 09:00-12:00", partner).with_target("s1", partner, 2, minutes=45)
    week = stored(store, problem.build())
    week.plan()
    slot = week.free()[0]
    week.tell(SlotBooked(slot=slot.id, booking=MINE))
    start, end = problem.at("tue 00:00"), problem.at("wed 00:00")
    week.tell(AbsenceReported(absence=AbsenceId("x1"), agent=AgentId("a1"), start=start, end=end), "/hr")
    week.replan()
    return week, slot


@pytest.fixture
def told(sqlite_store: Store) -> tuple[StoredWeek, Slot]:
    """One of a partner that is not asked."""
    return gone_near(sqlite_store, NOT_ASKED)


@pytest.fixture
def asked(sqlite_store: Store) -> tuple[StoredWeek, Slot]:
    """One of a partner that wants to be asked."""
    return gone_near(sqlite_store, ASKED)


def booking(week: StoredWeek, slot: Slot) -> BookingRow:
    """What is known of the appointment when the next week is planned."""
    with week.store.reading() as session:
        return session.get_one(BookingRow, slot.id)


def seats(week: StoredWeek, slot: Slot, kind: str) -> list[tuple[str, str]]:
    """Whose calendar has the appointment, and at which site."""
    asked = select(SeatRow).where(SeatRow.kind == kind, SeatRow.subject == slot.id, col(SeatRow.cancelled_at).is_(None))
    with week.store.reading() as session:
        return [(row.holder, row.site) for row in session.exec(asked)]


def test_it_keeps_its_time_at_the_near_site_and_the_partner_is_told_from_where(told: tuple[StoredWeek, Slot]) -> None:
    week, slot = told
    (moved,) = (event.data for event in week.said("slot.moved"))
    assert isinstance(moved, SlotMoved)
    assert (moved.slot, moved.site, moved.previous_site, moved.start) == (slot.id, "s2", "s1", slot.start)
    assert moved.previous.start == slot.start
    now = week.slot(slot.id)
    assert (now.site, now.state, now.agent, now.sequence) == ("s2", "booked", "b1", slot.sequence + 2)
    assert week.deeds(slot.id) == ["slot.booked", "slot.moved"]
    rung = next(each for each in week.published().objective if each.level == "bookings")
    assert (rung.value, rung.bound) == (1, 1), "it is proved that nothing else would have cost less"
    (text,) = (each.text for each in week.published().explanations if each.kind == "booking")
    assert "à 20\u00a0min" in text or "à 20 min" in text


def test_the_partner_s_page_and_the_agent_s_calendar_say_where_it_is(told: tuple[StoredWeek, Slot]) -> None:
    """The page says where it was, too."""
    week, slot = told
    reader = read_over_http(week)
    partner = reader.open("partner", NOT_ASKED)
    page = reader.get(f"/feeds/{partner.token}.html").text
    assert "Avant" in page
    assert "à France Services s1" in page
    (line,) = (line for line in reader.get(f"/feeds/{partner.token}.csv").text.splitlines() if MINE in line)
    assert "France Services s2" in line
    assert slot.span[0] in {each.start for each in reader.events(reader.open("agent", "b1")).values()}


def test_the_next_plan_leaves_it_there(told: tuple[StoredWeek, Slot]) -> None:
    week, slot = told
    assert booking(week, slot).site == "s2"
    roster = week.plan()
    assert [(each.site, each.previous) for each in roster.appointments if each.state == "booked"] == [("s2", None)]
    assert len(week.said("slot.moved")) == 1


def test_given_up_there_it_is_on_offer_no_longer_than_the_next_plan_says(told: tuple[StoredWeek, Slot]) -> None:
    """Its name tells of another site: no slot stands elsewhere than its name says for long."""
    week, slot = told
    week.tell(SlotCancelled(slot=slot.id, booking=MINE))
    week.plan()
    assert all(each.id.startswith(f"{each.site}/") for each in week.free())
    assert week.slot(slot.id).state == "withdrawn"


def test_a_partner_that_is_asked_has_it_at_its_own_site_until_it_answers(asked: tuple[StoredWeek, Slot]) -> None:
    week, slot = asked
    (proposed,) = (event.data for event in week.said("slot.move_proposed"))
    assert isinstance(proposed, SlotMoveProposed)
    assert (proposed.site, proposed.previous_site) == ("s2", "s1")
    assert booking(week, slot).site == "s1"
    assert seats(week, slot, "slot") == [(ASKED, "s1")]
    assert seats(week, slot, "appointment") == [], "nobody is to attend at a site where nobody can"
    week.tell(SlotMoveAnswered(slot=slot.id, booking=MINE, accepted=True))
    assert booking(week, slot).site == "s2"
    assert (seats(week, slot, "slot"), seats(week, slot, "appointment")) == ([(ASKED, "s2")], [("b1", "s2")])
    assert [each.site for each in week.plan().appointments if each.state == "booked"] == ["s2"]


def test_a_proposal_that_is_no_longer_needed_leaves_it_at_its_own_site(asked: tuple[StoredWeek, Slot]) -> None:
    week, slot = asked
    start, end = a_problem().at("sat 00:00"), a_problem().at("sun 00:00")
    week.tell(AbsenceReported(absence=AbsenceId("x1"), agent=AgentId("a1"), start=start, end=end), "/hr")
    week.replan()
    now = week.slot(slot.id)
    assert (now.site, now.previous_site, now.state) == ("s1", None, "booked")
    assert week.deeds(slot.id) == ["slot.booked", "slot.moving", "slot.kept"]
