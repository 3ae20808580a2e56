"""The bound of the label and of the announced hours, in weeks whose best is known by hand."""

import pytest

from schemas.site import Label
from tests.builders import ProblemBuilder, a_problem, a_usual_problem
from tests.core.bound.asking import bound, relaxed


def team(*weekly: int) -> ProblemBuilder:
    """The usual site with agents of so many weekly minutes."""
    problem = a_problem().with_site("s1")
    for number, minutes in enumerate(weekly, start=1):
        problem = problem.with_agent(f"a{number}", weekly=minutes)
    return problem


@pytest.mark.parametrize(
    ("problem", "missing"),
    [
        pytest.param(a_usual_problem(3), 0, id="three agents"),
        pytest.param(a_usual_problem(2), 0, id="two agents"),
        pytest.param(a_usual_problem(1), 1440 + 5 * 240, id="one agent alone never opens"),
        pytest.param(a_usual_problem(2).unavailable("a2", "wed"), 240, id="one of two ill on a day"),
        pytest.param(
            a_usual_problem(2).unavailable("a2", "wed-fri"), 1440 - 2 * 600 + 3 * 240, id="ill for three days"
        ),
        pytest.param(a_usual_problem(3).unavailable("a2", "wed"), 0, id="one of three ill on a day"),
        # 1100 minutes a week are 73 slots: 1095.
        pytest.param(team(1000, 1000), 1440 - 1095, id="two half-timers"),
        pytest.param(team(1000, 2100), 1440 - 1095, id="a half-timer and a full-timer"),
        # Three of them hold 3 × 1095 minutes, two at a time: 1642, more than enough.
        pytest.param(team(1000, 1000, 1000), 0, id="three half-timers"),
        pytest.param(team(800, 800, 800), 1440 - 3 * 870 // 2, id="three of a little less, in whole slots of pairs"),
        pytest.param(
            a_usual_problem(2).with_agents(1, skills=("caf",)).unavailable("a2", "mon"), 240, id="the third has no core"
        ),
        pytest.param(
            a_usual_problem(2).changing_site("s1", label=Label(min_agents=3)), 2640, id="three are needed, two there"
        ),
        pytest.param(
            a_usual_problem(3).changing_site("s1", label=Label(min_agents=3)).unavailable("a3", "tue"),
            240,
            id="three are needed, one ill on a day",
        ),
        pytest.param(
            a_usual_problem(2).changing_site("s1", label=Label(min_hours=40.1)), 2406 - 2340, id="more hours than 39"
        ),
        pytest.param(
            a_usual_problem(2).unavailable("a1", "mon-fri 10:00-17:30"), 1440 - 5 * 120, id="two hours left a day"
        ),
        pytest.param(
            a_problem()
            .with_site("s1", "mon-fri 08:30-10:00", "mon-fri 08:00-12:00")
            .with_agents(2)
            .unavailable("a1", "mon-fri 10:00-24:00"),
            1440 - 5 * 120,
            id="two hours before an absence",
        ),
    ],
)
def test_label(problem: ProblemBuilder, missing: int) -> None:
    assert bound("label", problem) == missing


@pytest.mark.parametrize(
    ("problem", "label", "missing"),
    [
        pytest.param(a_usual_problem(3), 0, 0, id="three agents"),
        pytest.param(a_usual_problem(2).unavailable("a2", "wed"), 240, 420, id="one of two ill on a day"),
        pytest.param(team(1000, 1000), 345, 2100 - 1095, id="two half-timers"),
        pytest.param(team(1000, 1000), 500, 2100 - 1095, id="no less where the label is worse"),
        # From 08:00, half an hour that was not announced, or not at all: 08:00-10:00 in place of 08:30-12:00.
        pytest.param(
            a_usual_problem(2).unavailable("a2", "wed 10:00-12:00"), 0, 30 + 120, id="an opening is two hours"
        ),
        pytest.param(a_usual_problem(2).unavailable("a2", "wed 10:30-12:00"), 0, 90, id="and the rest is lost"),
    ],
)
def test_published_hours(problem: ProblemBuilder, label: int, missing: int) -> None:
    assert bound("published_hours", problem, label=label) == missing


def test_a_short_announced_window_is_opened_whole_or_not_at_all() -> None:
    base = a_problem().with_site("s1", "mon-fri 09:00-12:00,14:00-15:00").with_agents(2)
    assert bound("published_hours", base, label=2640) == 0
    # With the second half of it gone, 13:30-14:30 is no opening and 12:30-14:30 costs more than it gives.
    assert bound("published_hours", base.unavailable("a1", "wed 14:30-19:00"), label=2640) == 60


def test_private_part_timers_have_one_break_of_two_hours() -> None:
    base = a_problem().with_site("s1", "mon-fri 09:00-12:00,14:30-16:30", "mon-fri 09:00-12:00,14:30-16:30")
    part_time = base.with_agent("a1", regime="private", weekly=1500).with_agent("a2", regime="private", weekly=1500)
    assert bound("published_hours", part_time, label=10_000) == 5 * 120
    assert bound("published_hours", part_time.with_override("work.part_time_gap", 150), label=10_000) == 0
    assert bound("published_hours", base.with_agents(2, weekly=1500), label=10_000) == 0


def test_two_sites_share_three_agents() -> None:
    base = a_problem().with_site("s1", "mon-fri 09:00-12:00").with_site("s2", "mon-fri 09:00-12:00")
    base = base.with_agents(3, sites=["s1", "s2"])
    # Two places at nine, four people needed: one of the two sites stays shut each morning.
    assert bound("published_hours", base, label=10_000) == 5 * 180


def test_a_point_of_the_relaxation_comes_with_it() -> None:
    found = relaxed("label", a_usual_problem(2))
    assert found.presence is not None
    assert found.opening is not None
    assert sum(found.opening.values()) > 0
    assert {key[1] for key in found.presence} == {"s1"}
