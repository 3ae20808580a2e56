"""A plan that may end early: once a rung is proved, nothing below it is gone through a second time."""

from time import monotonic
from unittest.mock import patch

import pytest

from config.figures import load_figures
from planner.core.climb.ladder import Ladder
from planner.core.limits import Limits
from planner.core.plan import plan
from planner.core.standing import Standing
from schemas.objective import LEVELS, Level
from tests.builders import a_roster, a_usual_problem

HOURS = "08:30-12:00,13:30-17:00"


def climbs(monkeypatch: pytest.MonkeyPatch, until: Level) -> int:
    """How often the ladder of a week with two sites is climbed if no bound of the lowest rungs is ever found."""
    base = (
        a_usual_problem(3).with_site("s2").with_agent("a4", sites=["s2", "s1"]).with_demand("s1", "mon 08:30-12:00", 9)
    )
    given = a_roster(base).staff("s1", ["a1", "a2"], f"mon-fri {HOURS}")
    climbed = []

    def climb(self: Ladder, *_: object, until: Level = LEVELS[-1]) -> None:  # noqa: ARG001 - as it is called
        climbed.append(self)
        self.standing.stated = dict.fromkeys(LEVELS, 15)
        self.standing.bounds = {level: 15 if level in LEVELS[:4] else 0 for level in LEVELS}

    monkeypatch.setattr(Ladder, "climb", climb)
    problem = base.published(given).unavailable("a2", "tue").build()
    plan(problem, load_figures(), limits=Limits(5.0, monotonic), until=until)
    return len(climbed)


def test_once_the_rung_is_proved_no_second_climb_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    assert climbs(monkeypatch, "stability") == 1


def test_a_rung_further_down_that_is_not_proved_is_worked_on_again(monkeypatch: pytest.MonkeyPatch) -> None:
    assert climbs(monkeypatch, "service") == 2


@pytest.mark.parametrize(("until", "searched"), [("stability", False), ("comfort", True)])
def test_below_the_rung_nothing_is_searched_for(monkeypatch: pytest.MonkeyPatch, until: Level, searched: bool) -> None:
    """Comfort, which no two people can have at its best here, is worked on and bounded only where it is asked for."""
    worked_on: list[Level] = []
    bounded: list[Level] = []

    def attempt(_: Standing, level: Level, bound: int, __: Limits) -> int:
        worked_on.append(level)
        return bound

    def bound_of(_: Standing, level: Level, __: Limits) -> int:
        bounded.append(level)
        return 0

    monkeypatch.setattr(Ladder, "_attempts", lambda *_: (attempt,))
    monkeypatch.setattr("planner.core.climb.ladder.relaxed", bound_of)
    base = a_usual_problem(3)
    given = a_roster(base).staff("s1", ["a1", "a2"], f"mon-fri {HOURS}")
    problem = base.published(given).unavailable("a2", "tue").build()
    result = plan(problem, load_figures(), limits=Limits(20.0, monotonic), until=until)
    assert ("comfort" in worked_on) is searched
    assert ("comfort" in bounded) is searched
    assert result.timetable is not None
    assert set(result.parts[0].bounds) == set(LEVELS)


@pytest.mark.parametrize(("until", "asked"), [("stability", 0), ("comfort", 1)])
def test_what_service_costs_the_basin_at_least_is_asked_where_service_is(until: Level, asked: int) -> None:
    """Of two appointments that are wanted the referent has time for one."""
    base = a_usual_problem(3).with_referent("r1", "mon 09:00-09:30").with_target("s1", "caf", 2)
    given = a_roster(base).staff("s1", ["a1", "a2"], f"mon-fri {HOURS}")
    problem = base.published(given).unavailable("a2", "tue").build()
    with patch("planner.core.joined.missing_floor", return_value=0) as floor:
        plan(problem, load_figures(), limits=Limits(20.0, monotonic), until=until)
    assert floor.call_count == asked
