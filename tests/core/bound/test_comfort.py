"""The bounds of stability and comfort, in weeks whose best is known by hand."""

import pytest

from tests.builders import ProblemBuilder, RosterBuilder, a_problem, a_roster, a_usual_problem
from tests.core.bound.asking import bound

MORNINGS = "mon-fri 08:00-12:00"


def mornings(agents: int = 2, weekly: int = 1200, openable: str = MORNINGS) -> ProblemBuilder:
    """A site that opens from eight to noon, with agents who should work just that."""
    return a_problem().with_site("s1", MORNINGS, openable).with_agents(agents, weekly=weekly)


@pytest.mark.parametrize(
    ("problem", "cost"),
    [
        pytest.param(mornings(), 0, id="hours as they should be"),
        pytest.param(mornings(weekly=1500), 2 * 300, id="no building to work in"),
        pytest.param(mornings(weekly=1190), 2 * 10, id="all announced hours open, ten minutes too many"),
        pytest.param(mornings(3, weekly=1207, openable="mon-fri 08:00-19:00"), 3 * 7, id="no slot comes nearer"),
        pytest.param(mornings(3, weekly=1208, openable="mon-fri 08:00-19:00"), 3 * 7, id="nearer from above"),
        pytest.param(mornings().wishing("a1", "avoid", "wed 08:00-10:00", 2), 240, id="avoided, and needed"),
        pytest.param(mornings(3).wishing("a1", "avoid", "wed 08:00-10:00", 2), 120, id="avoided, and not needed"),
        pytest.param(mornings().wishing("a1", "prefer", "wed 11:00-13:00", 3), 180, id="preferred beyond the hours"),
        pytest.param(mornings().wishing("a1", "prefer", "wed 08:10-08:50", 1), 0, id="preferred off the grid"),
        pytest.param(mornings().wishing("a1", "avoid", "wed 08:10-08:50", 1), 40, id="avoided off the grid"),
        pytest.param(mornings().unavailable("a1", "mon", "training"), None, id="training is work"),
    ],
)
def test_comfort(problem: ProblemBuilder, cost: int | None) -> None:
    found = bound("comfort", problem)
    # A training of a whole day counts a day value, 240 minutes: the target is met, and Monday stays shut.
    assert found == (0 if cost is None else cost)


def test_late_shifts_and_saturdays_weigh_with_those_of_before() -> None:
    late = a_problem().with_site("s1", "fri 16:00-19:00", "fri 16:00-19:00").with_agents(2, weekly=180)
    assert bound("comfort", late, label=10_000) == 2 * 30
    assert bound("comfort", late.with_history("a1", late_shifts=3), label=10_000) == 30 * (1 + 4)
    third = late.with_agents(1, weekly=180).with_history("a1", late_shifts=8)
    # Whoever had so many of them goes home at six, an hour short.
    assert bound("comfort", third, label=10_000) == 60 + 2 * 30
    saturday = a_problem().with_site("s1", "sat 09:00-12:00", "sat 09:00-12:00").with_agents(2, weekly=180)
    assert bound("comfort", saturday.with_history("a2", saturdays=2), label=10_000) == 60 * (1 + 3)


def published(problem: ProblemBuilder, roster: RosterBuilder, now: str) -> ProblemBuilder:
    """The problem with a roster that was given, planned again at some moment."""
    return problem.now(now).published(roster, frozen_until=now)


def given(problem: ProblemBuilder) -> RosterBuilder:
    """Two of the usual site's people hold all announced hours."""
    return a_roster(problem).staff("s1", ("a1", "a2"), "mon-fri 08:30-12:00,13:30-17:00")


@pytest.mark.parametrize(
    ("now", "cost"),
    [("mon-1 09:00", 3), ("tue 12:00", 8), ("tue 08:30", 3), ("tue 08:45", 8)],
)
def test_somebody_steps_in(now: str, cost: int) -> None:
    """A third person's day for the one who fell ill; dear where it comes with less than 24 hours' notice."""
    base = a_usual_problem(3)
    ill = published(base, given(base), now).unavailable("a1", "wed")
    assert bound("stability", ill, label=0, published_hours=0) == cost


def test_nobody_steps_in_where_hours_may_be_lost() -> None:
    base = a_usual_problem(3)
    ill = published(base, given(base), "tue 12:00").unavailable("a1", "wed")
    assert bound("stability", ill, label=240, published_hours=420) == 0


def test_shifts_at_a_site_that_is_gone_are_changed_whatever_is_planned() -> None:
    both = a_usual_problem(3).with_antenna("s2").changing_agent("a3", sites=("s1", "s2"))
    roster = given(both).shift("a3", "s2", "wed 09:00-12:00", "fri 09:00-12:00")
    closed = published(a_usual_problem(3), roster, "tue 12:00")
    assert bound("stability", closed) == 8 + 3


def test_a_first_plan_changes_nothing() -> None:
    assert bound("stability", a_usual_problem(3)) == 0
