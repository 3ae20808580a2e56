"""Long pauses are made shorter where no rung asks for them, and nothing else is touched."""

from dataclasses import replace
from time import monotonic

import pytest

from config.ease import Ease
from config.figures import load_figures
from planner.core import easing, plan
from planner.core.appointments.place import Placement
from planner.core.easing import ease, torn
from planner.core.limits import Limits
from planner.core.standing import Standing
from planner.core.timetable import Door, Presence, Timetable
from schemas.ids import AgentId, SiteId
from schemas.objective import Level
from tests.builders import ProblemBuilder, a_problem, a_roster, a_usual_problem
from tests.core.bound.asking import facts_of

MORNING = "mon 08:30-12:00"


def limits(seconds: float = 60.0) -> Limits:
    """Longer than the work takes on any machine: it is the work that ends it."""
    return Limits(seconds, monotonic)


def a_morning(published: str = MORNING, minutes: tuple[int, int] = (330, 210)) -> ProblemBuilder:
    """A site open on one morning, and two people who hold it and owe so many minutes of the week."""
    first, second = minutes
    base = a_problem().with_site("s1", published)
    return base.with_agent("a1", sites=["s1"], weekly=first).with_agent("a2", sites=["s1"], weekly=second)


def at_once(*times: tuple[str, float, float], open_at: tuple[tuple[float, float], ...] = ((8.5, 12),)) -> Timetable:
    """Shifts on the Monday at one site, in hours, and its doors."""
    site = SiteId("s1")
    held = sorted(Presence(AgentId(a), site, round(b * 60), round(e * 60)) for a, b, e in times)
    return Timetable(tuple(held), tuple(Door(site, round(b * 60), round(e * 60)) for b, e in open_at))


TORN_APART = at_once(("a1", 8.5, 12), ("a1", 16, 18), ("a2", 8.5, 12))
"""The first comes back at four, to an empty building."""


def eased(problem: ProblemBuilder, week: Timetable, seconds: float = 60.0) -> Timetable:
    standing = Standing(facts_of(problem), week=week)
    for every_slot in (False, True):
        ease(standing, limits(seconds), every_slot=every_slot)
    assert standing.week is not None
    return standing.week


def worked(week: Timetable, agent: str) -> int:
    return sum(shift.end - shift.start for shift in week.shifts if shift.agent == agent)


def test_a_torn_day_is_put_together_and_lasts_as_long() -> None:
    week = eased(a_morning(), TORN_APART)
    assert not torn(facts_of(a_morning()), week)
    assert worked(week, "a1") == worked(TORN_APART, "a1")
    assert week.doors == TORN_APART.doors


def test_pauses_of_two_hours_stay_as_they_are() -> None:
    week = at_once(("a1", 8.5, 12), ("a1", 14, 16), ("a2", 8.5, 12))
    assert eased(a_morning(), week) == week


def test_what_announced_hours_ask_for_stays() -> None:
    """Nobody else can hold the doors in the evening."""
    doors = ((8.5, 10.5), (15.0, 17.0))
    week = at_once(*((agent, *door) for agent in ("a1", "a2") for door in doors), open_at=doors)
    assert eased(a_morning("mon 08:30-10:30,15:00-17:00", (240, 240)), week) == week


def test_what_a_wish_asks_for_stays() -> None:
    """To work in between would cost comfort points."""
    assert eased(a_morning().wishing("a1", "avoid", "mon 12:00-16:00"), TORN_APART) == TORN_APART


def test_a_day_that_has_begun_stays() -> None:
    problem = a_morning().now("mon 07:00")
    assert eased(problem, TORN_APART) == TORN_APART


def test_without_time_no_model_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(easing, "Search", lambda *_: pytest.fail("a model was made"))
    assert eased(a_morning(), TORN_APART, 0.0) == TORN_APART


def test_how_long_is_too_long_is_a_figure() -> None:
    facts = facts_of(a_morning())
    assert torn(replace(facts, figures=replace(facts.figures, ease=Ease(240))), TORN_APART) == []
    assert torn(replace(facts, figures=replace(facts.figures, ease=Ease(239))), TORN_APART) != []


@pytest.mark.parametrize(("way", "too_long"), [(90, False), (60, True)])
def test_the_way_to_another_site_is_no_pause(way: int, too_long: bool) -> None:
    problem = a_morning().with_site("s2", MORNING).with_travel("s1", "s2", way)
    there = Presence(AgentId("a1"), SiteId("s2"), 15 * 60 + 30, 17 * 60 + 30)
    week = Timetable((Presence(AgentId("a1"), SiteId("s1"), 10 * 60, 12 * 60), there), ())
    assert bool(torn(facts_of(problem), week)) is too_long


def test_the_sites_of_who_works_with_them_are_looked_at_together() -> None:
    """The second one's afternoon elsewhere hangs on when they are needed here."""
    facts = facts_of(a_morning().with_site("s2", MORNING).with_site("s3", MORNING))
    elsewhere = Presence(AgentId("a2"), SiteId("s2"), 14 * 60, 16 * 60)
    (free,) = torn(facts, replace(TORN_APART, shifts=(*TORN_APART.shifts, elsewhere)))
    assert sorted(free.sites) == ["s1", "s2"]
    assert free.days == {0}


@pytest.mark.parametrize(("rung", "taken"), [("bookings", False), ("service", False), ("comfort", True)])
def test_a_week_whose_appointments_cost_more_is_not_taken(
    monkeypatch: pytest.MonkeyPatch, rung: Level, taken: bool
) -> None:
    """What a model only estimates is counted before the week is taken."""
    standing = Standing(facts_of(a_morning()), week=TORN_APART)
    standing.stated = {"bookings": 3, "service": 30, "comfort": 0}
    costs = {"bookings": 3, "service": 30, "comfort": 0, rung: 31}
    placed = Placement((), costs["bookings"], costs["service"], proved=False)
    monkeypatch.setattr(easing, "place", lambda *_, **__: placed)
    ease(standing, limits(), every_slot=True)
    assert (standing.week != TORN_APART) is taken


@pytest.mark.parametrize(
    ("given", "until", "done"), [(False, "comfort", True), (True, "comfort", False), (False, "stability", False)]
)
def test_it_is_done_for_a_week_that_nobody_was_given_and_nobody_waits_for(
    monkeypatch: pytest.MonkeyPatch, given: bool, until: Level, done: bool
) -> None:
    """What is done soon first; whoever has the week already wants it as it is."""
    slots: list[bool] = []
    monkeypatch.setattr(easing, "ease", lambda *_, every_slot, **__: slots.append(every_slot))
    base = a_usual_problem(3)
    week = a_roster(base).staff("s1", ["a1", "a2"], "mon-fri 08:30-12:00,13:30-17:00")
    problem = base.published(week).unavailable("a2", "tue") if given else base
    plan.plan(problem.build(), load_figures(), limits=limits(5.0), until=until)
    assert slots == ([False, True] if done else [])
