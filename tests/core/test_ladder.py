"""The order in which a ladder proves rungs after an absence."""

from time import monotonic

import pytest

from planner.core.climb.ladder import Ladder
from planner.core.limits import Limits
from planner.core.standing import Standing
from schemas.objective import Level
from tests.builders import ProblemBuilder, a_problem, a_roster
from tests.core.bound.asking import facts_of


def two_sites(in_reserve: int) -> ProblemBuilder:
    """Two sites with one team, four of whom hold all announced hours; on the Tuesday one of these falls out."""
    base = a_problem().with_site("s1").with_site("s2").with_travel("s1", "s2", 20).with_travel("s2", "s1", 20)
    base = base.with_agents(4 + in_reserve, sites=("s1", "s2"))
    given = a_roster(base)
    for site, team in (("s1", ["a1", "a2"]), ("s2", ["a3", "a4"])):
        given = given.staff(site, team, "mon-fri 08:30-12:00,13:30-17:00")
    return base.published(given).unavailable("a2", "tue")


@pytest.mark.parametrize(("in_reserve", "asked"), [(0, False), (1, True)], ids=["hours are lost", "somebody stands in"])
def test_fewest_changes_are_only_proved_once_the_hours_above_are(
    monkeypatch: pytest.MonkeyPatch, in_reserve: int, asked: bool
) -> None:
    """Nothing is searched for here, and nothing known of bounds: lost hours may be less, and none are proved."""
    rungs: list[Level] = []

    def note(_: Standing, level: Level, bound: int, __: Limits) -> int:
        rungs.append(level)
        return bound

    monkeypatch.setattr("planner.core.climb.ladder.refused", note)
    for attempt in ("everywhere", "nearby", "first_nearby"):
        monkeypatch.setattr(f"planner.core.climb.ladder.{attempt}", lambda _, __, bound, ___: bound)
    monkeypatch.setattr("planner.core.climb.ladder.relaxed", lambda *_: 0)
    ladder, limits = Ladder(facts_of(two_sites(in_reserve))), Limits(600.0, monotonic)
    assert ladder.start(limits)
    ladder.climb(limits, 3.0, until="stability")
    assert (ladder.standing.stated["published_hours"] > 0) is not asked
    assert ladder.standing.stated["stability"] > 0
    assert ("stability" in rungs) is asked
