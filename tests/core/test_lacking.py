"""Neighbourhoods are only looked at where a rung can come down."""

import pytest

from planner.core.attempts.lacking import can_gain
from planner.core.attempts.neighbourhood import Neighbourhood
from planner.core.timetable import Door, Timetable
from schemas.ids import SiteId
from schemas.objective import Level
from tests.builders import a_usual_problem
from tests.core.bound.asking import facts_of

S1 = SiteId("s1")
HERE = Neighbourhood(frozenset({S1}))
ANNOUNCED = tuple(
    Door(S1, day * 1440 + start, day * 1440 + end) for day in range(5) for start, end in ((510, 720), (810, 1020))
)
"""As the usual problem has it: five days from 8:30 to 12:00 and from 13:30 to 17:00."""


@pytest.mark.parametrize(
    ("doors", "label", "announced"),
    [
        (ANNOUNCED, False, False),
        (ANNOUNCED[:-1], False, True),
        ((*ANNOUNCED[:-1], Door(S1, 4 * 1440 + 810, 4 * 1440 + 1035)), False, True),
        (ANNOUNCED[:-2], True, True),
        ((), True, True),
    ],
)
def test_what_is_as_announced_and_as_the_label_asks_cannot_gain(
    doors: tuple[Door, ...], label: bool, announced: bool
) -> None:
    facts, week = facts_of(a_usual_problem(3)), Timetable((), doors)
    assert can_gain(facts, week, "label", HERE) is label
    assert can_gain(facts, week, "published_hours", HERE) is announced


@pytest.mark.parametrize("level", ["bookings", "stability", "service", "comfort"])
def test_other_rungs_may_gain_anywhere(level: Level) -> None:
    assert can_gain(facts_of(a_usual_problem(3)), Timetable((), ANNOUNCED), level, HERE)
