"""No row and no bound cuts off a lawful roster of a realistic problem, whatever the grid."""

import pytest

from benchmarks.instances.absences import absent
from benchmarks.instances.catalogue import instance
from tests.core.bound.holding import GRIDS, holds
from tests.core.bound.lawful import lawful_rosters

FAMILIES = ("one_site", "one_site_long", "one_site_taken", "one_site_antenna", "employer_taken", "employer_long")
ROSTERS = 3


@pytest.mark.parametrize("seed", range(1, 3))
@pytest.mark.parametrize("family", FAMILIES)
def test_rows_hold_for_first_plans(family: str, seed: int) -> None:
    problem = instance(family, seed)
    grids = list(GRIDS)[: 2 if len(problem.sites) > 1 else 4]
    rosters = list(lawful_rosters(problem, seed, ROSTERS))
    assert rosters, "nothing is held where no lawful roster is drawn"
    for number, roster in enumerate(rosters):
        holds(problem, roster, grids[(seed + number) % len(grids)])


@pytest.mark.parametrize("seed", range(1, 3))
@pytest.mark.parametrize("family", FAMILIES)
def test_rows_hold_after_an_absence(family: str, seed: int) -> None:
    problem = instance(family, seed)
    changed = absent(problem, next(lawful_rosters(problem, seed, 4)), seed)
    grids = list(GRIDS)[: 2 if len(problem.sites) > 1 else 4]
    rosters = list(lawful_rosters(changed, seed, ROSTERS))
    assert rosters, "nothing is held where no lawful roster is drawn"
    for number, roster in enumerate(rosters):
        holds(changed, roster, grids[(seed + number) % len(grids)])
