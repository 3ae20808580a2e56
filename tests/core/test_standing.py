"""The ladder of one component: what it starts from, and what it does not take from its neighbourhoods."""

from collections.abc import Iterable
from time import monotonic

import pytest

from planner.core.attempts import nearby as module
from planner.core.attempts.improve import Aim, Improved
from planner.core.attempts.neighbourhood import Neighbourhood
from planner.core.climb.first import First
from planner.core.facts.component import Facts
from planner.core.limits import Limits
from planner.core.model.grid import Grid
from planner.core.standing import Standing
from planner.core.timetable import Door, Presence, Timetable
from schemas.ids import AgentId, SiteId
from tests.builders import a_usual_problem
from tests.core.bound.asking import facts_of

HERE = SiteId("s1")
BEGINS, ENDS = 8 * 60 + 45, 11 * 60 + 15
"""Ends that are on the grid of slots and no events."""


def a_day(agents: Iterable[str], start: int = BEGINS, end: int = ENDS) -> Timetable:
    """Monday, held by these agents, the doors open as long."""
    shifts = tuple(Presence(AgentId(agent), HERE, start, end) for agent in agents)
    return Timetable(shifts, (Door(HERE, start, end),))


def limits() -> Limits:
    return Limits(20.0, monotonic)


def test_a_week_handed_in_is_taken_as_it_is() -> None:
    """Also where it begins and ends at no event: the grid is cut there."""
    standing = Standing(facts_of(a_usual_problem(2)))
    assert First(standing).find(limits(), a_day(("a1", "a2")))
    assert standing.week == a_day(("a1", "a2"))


def test_a_week_that_facts_have_overtaken_only_guides() -> None:
    standing = Standing(facts_of(a_usual_problem(3).unavailable("a2", "mon")))
    assert First(standing).find(limits(), a_day(("a1", "a2")))
    assert standing.week is not None
    assert not any(shift.agent == "a2" and shift.start < 1440 for shift in standing.week.shifts)


def test_what_neighbourhoods_spoil_together_is_gone_through_step_by_step(monkeypatch: pytest.MonkeyPatch) -> None:
    """A week that keeps no rung above is refused; the same neighbourhoods are then asked with an eye on each step."""
    standing = Standing(facts_of(a_usual_problem(3)))
    First(standing).find(limits())
    whole, asked = standing.week, []

    def spoiling(_: Facts, __: Grid, week: Timetable, aim: Aim, ___: Iterable[Neighbourhood]) -> Improved:
        asked.append(aim.accept is not None)
        closed = Timetable((), ())
        if aim.accept is None or aim.accept(closed):
            return Improved(closed, 1, 0.0)
        return Improved(week, 0, 0.0)

    monkeypatch.setattr(module, "improve", spoiling)
    standing.values, standing.bounds = {"label": 0, "bookings": 0, "published_hours": 100}, {"label": 0, "bookings": 0}
    module.improve_on(standing, standing.grid, "published_hours", 0, [], limits(), 1.0)
    assert asked == [False, True]
    assert standing.week == whole


def test_where_nothing_less_is_on_the_grid_its_neighbourhoods_are_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    standing = Standing(facts_of(a_usual_problem(3)))
    First(standing).find(limits())
    standing.exhausted = True
    monkeypatch.setattr(module, "improve", None)
    assert module.nearby(standing, "published_hours", 60, limits()) == 60
