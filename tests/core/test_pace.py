"""How much work a component is given a second where it is all there is."""

import pytest

from planner.core.climb.job import Job
from planner.core.climb.ladder import ALONE, WORK_PER_SECOND, Ladder
from schemas.ids import SiteId
from tests.builders import a_roster, a_usual_problem
from tests.core.bound.asking import facts_of

NEW = facts_of(a_usual_problem(2))
GIVEN = facts_of(a_usual_problem(2).published(a_roster(a_usual_problem(2))))


@pytest.mark.parametrize(
    ("sites", "replanned", "pace"),
    [
        (1, False, ALONE),
        (6, False, ALONE),
        (7, False, WORK_PER_SECOND),
        (1, True, ALONE),
        (2, True, WORK_PER_SECOND),
    ],
)
def test_an_employer_alone_has_the_work_of_its_whole_time(sites: int, replanned: bool, pace: float) -> None:
    names = frozenset(SiteId(f"s{number}") for number in range(sites))
    assert Job(names, "", Ladder(GIVEN if replanned else NEW)).pace_alone == pace
