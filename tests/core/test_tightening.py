"""Rows that only help to prove: they forbid no week that the laws allow."""

from time import monotonic

import pytest

from planner.core.limits import Limits
from planner.core.model.grid import full_grid
from planner.core.model.tightening import tighten
from planner.core.search import Effort, Search
from schemas.site import Label
from tests.builders import ProblemBuilder, a_problem, a_usual_problem
from tests.core.bound.asking import facts_of

HOURS = "mon 09:00-12:00"


def of_three() -> ProblemBuilder:
    """A site that asks for three, and has just these."""
    return a_problem().with_site("s1", HOURS, HOURS, label=Label(min_agents=3)).with_agents(3, sites=["s1"])


@pytest.mark.parametrize(
    "problem",
    [a_usual_problem(2), a_usual_problem(3), a_usual_problem(3).unavailable("a1", "tue 09:00-12:00"), of_three()],
    ids=["only two", "three", "two for a while", "three asked for"],
)
def test_what_can_be_reached_without_them_is_reached_with_them(problem: ProblemBuilder) -> None:
    facts = facts_of(problem)
    values, works = [], Effort(Limits(600.0, monotonic), 20.0)
    for tightened in (False, True):
        search = Search(facts, full_grid(facts))
        if tightened:
            tighten(search.draft)
        found = search.minimise({"label": 1000, "published_hours": 1}, works)
        assert found.timetable is not None
        assert found.exhausted
        values.append((found.values["label"], found.values["published_hours"]))
    assert values[0] == values[1]


def test_there_is_a_row_for_each_open_segment_and_each_trained_person_left_out() -> None:
    """One person who counts: a row a segment, and nobody else to hold the door with."""
    search = Search(facts_of(a_usual_problem(1)), full_grid(facts_of(a_usual_problem(1))))
    rows = len(search.draft.model.proto.constraints)
    tighten(search.draft)
    doors = sum(len(door.on) for door in search.draft.doors.values())
    assert len(search.draft.model.proto.constraints) - rows == doors
