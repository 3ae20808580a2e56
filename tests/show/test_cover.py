"""How many are present through a day, and what the public finds at the door."""

from itertools import pairwise

import pytest

from planner.show.cover import Door, Run
from planner.show.view import SiteView, WeekView, view_of
from tests.builders import a_roster, a_usual_problem, on
from tests.show.weeks import a_hard_week


@pytest.fixture
def hard() -> WeekView:
    problem, roster = a_hard_week()
    return view_of(roster, problem)


def _day(site: SiteView, day: str) -> tuple[Run, ...]:
    return next(runs for when, runs in site.cover.days if when == on(day))


def test_only_trained_agents_are_counted(hard: WeekView) -> None:
    """The trainee of Monday is there, and not among the two."""
    assert _day(hard.sites[0], "mon")[1] == Run(8 * 60 + 30, 12 * 60, Door.OPEN, 2)


def test_announced_hours_with_closed_doors_stand_out(hard: WeekView) -> None:
    """Wednesday: one agent where two are needed, then nobody, then one again."""
    doors = [(run.start, run.door, run.agents) for run in _day(hard.sites[0], "wed") if run.door is not Door.CLOSED]
    assert doors == [(510, Door.SHORT, 1), (810, Door.SHUT, 0), (840, Door.SHORT, 1)]


def test_presence_that_was_not_announced_is_no_opening(hard: WeekView) -> None:
    """Saturday at Roybon: somebody is there, the doors stay shut."""
    assert [run.door for run in _day(hard.sites[1], "sat")] == [Door.STAFFED, Door.CLOSED]


def test_without_the_problem_nothing_is_known_of_announced_hours() -> None:
    """A roster alone says open or not, and how many are there, trained or not."""
    _, roster = a_hard_week()
    site = view_of(roster).sites[1]
    assert site.name == "vizille"
    assert {run.door for runs in (_day(site, "mon"), _day(site, "wed")) for run in runs} == {
        Door.OPEN,
        Door.STAFFED,
        Door.CLOSED,
    }
    assert max(run.agents for run in _day(site, "mon")) == 3


def test_history_does_not_count_who_was_away() -> None:
    """A shift that stands before now counts only while its agent was not unavailable."""
    problem = a_usual_problem().now("wed 12:00").unavailable("a2", "mon 10:07-12:00").build()
    view = view_of(a_roster(problem).staff("s1", ("a1", "a2"), "mon 08:30-12:00").build(), problem)
    assert [(run.start, run.agents) for run in _day(view.sites[0], "mon") if run.door is Door.OPEN] == [
        (510, 2),
        (600, 1),
    ]


def test_every_stretch_of_a_day_is_covered_once(hard: WeekView) -> None:
    """The runs of a day follow each other from its first hour to its last."""
    for site in hard.sites:
        for _, runs in site.cover.days:
            assert runs[0].start == site.cover.first
            assert runs[-1].end == site.cover.last
            assert all(one.end == other.start for one, other in pairwise(runs))
