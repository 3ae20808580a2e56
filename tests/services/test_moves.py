"""Appointments that must move: at once, or proposed to a partner that wants to be asked, with a time for the answer."""

from datetime import timedelta

import pytest

from config.horizon import Horizon
from planner.handlers.timers import Timers
from planner.services.planning.plan_week import plan_week
from planner.services.planning.solved_here import solved
from planner.services.slots.told_slot import Slot
from planner.store import revisions, weeks
from planner.store.session import Store
from schemas.agent import Skill
from schemas.events.absences import AbsenceReported
from schemas.events.data import Span
from schemas.events.partner_availability import AvailabilitySet
from schemas.events.partner_slots import SlotConfirmed, SlotMoved, SlotMoveProposed, SlotWithdrawn
from schemas.events.slot_bookings import SlotBooked, SlotMoveAnswered
from schemas.ids import AbsenceId, AgentId, BookingId, ReferentId
from tests.builders import a_problem, a_roster
from tests.plans import plans_of
from tests.services.stored import StoredWeek, stored
from tests.services.weeks import MORNINGS, certified, given, light, two_sites
from tests.week import make

MINE = BookingId("ref-mine")
ASKED, NOT_ASKED = "carsat", "caf"


def booked(store: Store, partner: str) -> tuple[StoredWeek, Slot]:
    """A week of one site with an appointment of that partner that was taken."""
    problem = (
        a_problem()
        .with_site("s1", stations=1)
        .with_agents(3, skills=("core", partner))
        .with_referent("r1", "tue-wed 09:00-12:00", partner)
        .with_target("s1", partner, 2, minutes=45)
    )
    week = stored(store, problem.build())
    week.plan()
    slot = week.free()[0]
    week.tell(SlotBooked(slot=slot.id, booking=MINE))
    return week, slot


def receive(week: StoredWeek, *times: str) -> None:
    """The referent receives at these times of the week and at no others."""
    builder = a_problem()
    spans = tuple(Span(start=each.start, end=each.end) for each in builder.intervals(*times))
    monday, sunday = builder.at("mon 00:00"), builder.at("sun 23:00")
    week.tell(AvailabilitySet(referent=ReferentId("r1"), window=Span(start=monday, end=sunday), availability=spans))
    week.replan()


def test_a_partner_that_is_not_asked_is_told(sqlite_store: Store) -> None:
    """The appointment is moved at once."""
    week, slot = booked(sqlite_store, NOT_ASKED)
    receive(week, "wed 14:00-16:00")
    (moved,) = (event.data for event in week.said("slot.moved"))
    assert isinstance(moved, SlotMoved)
    assert (moved.previous.start, moved.booking) == (slot.start, MINE)
    assert week.slot(slot.id).state == "booked"
    assert week.deeds(slot.id) == ["slot.booked", "slot.moved"]


@pytest.fixture
def asked(sqlite_store: Store) -> tuple[StoredWeek, Slot]:
    """An appointment of a partner that wants to be asked, and another time that is proposed for it."""
    week, slot = booked(sqlite_store, ASKED)
    receive(week, "wed 14:00-16:00")
    return week, slot


def test_a_partner_that_is_asked_gets_a_proposal_first(asked: tuple[StoredWeek, Slot]) -> None:
    """Old and new time, and a time for the answer that lies before both."""
    week, slot = asked
    (proposed,) = (event.data for event in week.said("slot.move_proposed"))
    assert isinstance(proposed, SlotMoveProposed)
    assert proposed.previous.start == slot.start
    now = week.slot(slot.id)
    assert now.state == "moving"
    assert now.answer_by is not None
    assert week.now < now.answer_by <= min(slot.start, proposed.start)
    assert proposed.answer_by == now.answer_by
    assert not week.said("slot.moved")


def test_a_yes_moves_the_appointment(asked: tuple[StoredWeek, Slot]) -> None:
    """Partners are told that it is so now, and planning again leaves it there."""
    week, slot = asked
    week.tell(SlotMoveAnswered(slot=slot.id, booking=MINE, accepted=True))
    before = week.slot(slot.id)
    assert (before.state, len(week.said("slot.moved"))) == ("booked", 1)
    week.plan()
    assert week.slot(slot.id).start == before.start
    assert week.deeds(slot.id) == ["slot.booked", "slot.moving", "slot.moved"]


def test_a_no_withdraws_it(asked: tuple[StoredWeek, Slot]) -> None:
    """With alternatives; the next roster plans without it."""
    week, slot = asked
    week.tell(SlotMoveAnswered(slot=slot.id, booking=MINE, accepted=False))
    (gone,) = (event.data for event in week.said("slot.withdrawn") if event.subject == slot.id)
    assert isinstance(gone, SlotWithdrawn)
    assert (gone.reason, gone.booking) == ("partner", MINE)
    assert not [each for each in week.plan().appointments if each.state == "booked"]


def test_what_is_given_up_is_told_at_the_time_that_the_partner_knew(asked: tuple[StoredWeek, Slot]) -> None:
    """Nobody ever had the time that was only proposed."""
    week, slot = asked
    assert week.slot(slot.id).start != slot.start
    week.tell(SlotMoveAnswered(slot=slot.id, booking=MINE, accepted=False))
    (gone,) = (event.data for event in week.said("slot.withdrawn") if event.subject == slot.id)
    assert isinstance(gone, SlotWithdrawn)
    assert (gone.start, gone.end, gone.site) == (slot.start, slot.end, slot.site)


def test_a_time_that_is_given_up_is_on_offer_again(asked: tuple[StoredWeek, Slot]) -> None:
    """Without anybody asking for a plan: the target of the site is met by another slot."""
    week, slot = asked
    before = len(week.free())
    week.tell(SlotMoveAnswered(slot=slot.id, booking=MINE, accepted=False))
    week.replan()
    assert len(week.free()) == before + 1


def test_no_answer_in_time_withdraws_it_once(asked: tuple[StoredWeek, Slot]) -> None:
    """Nobody stands before a door for an appointment that nobody confirmed."""
    week, slot = asked
    limit = week.slot(slot.id).answer_by
    assert limit is not None
    for moment in (limit - timedelta(seconds=1), limit, limit + timedelta(minutes=1)):
        week.now = moment
        Timers(week.store.transaction, lambda: week.now, Horizon(), lambda: None).step()
        gone = [event for event in week.said("slot.withdrawn") if event.subject == slot.id]
        assert len(gone) == (0 if moment < limit else 1)
    data = gone[0].data
    assert isinstance(data, SlotWithdrawn)
    assert (data.reason, data.booking) == ("unavailable", MINE)
    assert week.tell(SlotMoveAnswered(slot=slot.id, booking=MINE, accepted=True)).end == "superseded"
    assert not [each for each in week.plan().appointments if each.state == "booked"]


def test_the_old_time_is_kept_where_it_can_be_after_all(asked: tuple[StoredWeek, Slot]) -> None:
    """What was proposed is no longer needed: the partner is told that the appointment stands."""
    week, slot = asked
    receive(week, "tue 09:00-12:00")
    now = week.slot(slot.id)
    assert (now.state, now.start) == ("booked", slot.start)
    assert isinstance(week.said("slot.confirmed")[-1].data, SlotConfirmed)
    assert week.deeds(slot.id) == ["slot.booked", "slot.moving", "slot.kept"]


def test_another_proposal_names_the_time_that_the_partner_has(asked: tuple[StoredWeek, Slot]) -> None:
    """Not the one that was proposed before and is impossible by now."""
    week, slot = asked
    receive(week, "thu 09:00-10:00")
    data = week.said("slot.move_proposed")[-1].data
    assert isinstance(data, SlotMoveProposed)
    assert (data.previous.start, f"{data.start:%a}") == (slot.start, "Thu")


def test_an_unanswered_move_comes_to_rest_where_the_proposal_for_its_site_keeps_the_old_time(
    sqlite_store: Store,
) -> None:
    """On Friday a1 is away: the site stays shut and Thursday is asked for, unless the manager has somebody come.

    s2, which may be changed at once, would be offered Thursday then. The partner is asked once.
    """
    skilled = tuple(make(Skill, code=code) for code in ("core", ASKED))
    receives = ("thu 09:00-09:45", "fri 09:00-09:45")
    problem = light(two_sites(e1="review", e2="auto")).with_referent("r1", receives, ASKED)
    for site in ("s1", "s2"):
        problem = problem.with_target(site, ASKED, 1, minutes=45)
    for agent in ("a1", "a3", "b1", "b2", "b3"):
        problem = problem.changing_agent(agent, skills=skilled)
    roster = a_roster(problem).staff("s1", ("a1", "a2"), MORNINGS).staff("s2", ("b1", "b2"), MORNINGS)
    roster = roster.offer("s1", "r1", "fri 09:00-09:45", "a1").offer("s2", "r1", "thu 09:00-09:45", "b1")
    baseline = given(problem.build(), certified(problem.build(), roster.build()))
    week = stored(sqlite_store, problem.but(baseline=baseline).build())
    (slot,) = (each for each in week.free() if each.site == "s1")
    week.tell(SlotBooked(slot=slot.id, booking=MINE))
    for absence, agent, day in (("x1", "a1", "fri"), ("x2", "b1", "wed")):
        start, end = problem.at(f"{day} 00:00"), problem.at(f"{day} 23:00")
        week.tell(AbsenceReported(absence=AbsenceId(absence), agent=AgentId(agent), start=start, end=end))
    plans = plans_of(week.store, solved, lambda: week.now)
    for _ in range(5):
        plan_week(plans, week.problem.basin, week.problem.week, lambda _: None)
    with week.store.reading() as session:
        row = weeks.get(session, week.problem.basin, week.problem.week)
        assert row is not None
        assert row.version == row.planned_version
        assert revisions.proposed(session, week.problem.basin, week.problem.week) is not None
    assert week.slot(slot.id).state == "moving"
    assert len(week.said("slot.move_proposed")) == 1
    week.publish()
    assert (week.slot(slot.id).state, week.slot(slot.id).start) == ("booked", slot.start)
