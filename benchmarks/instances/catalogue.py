"""The catalogue: every family and flavour by the name it is called with."""

from collections.abc import Callable
from functools import partial

from benchmarks.instances.families import basin, basin58, employer, glued, one_site
from benchmarks.instances.flavour import BESIDE, LONG, NARROW, SCARCE, TAKEN
from schemas.problem import Problem

Family = Callable[[int], Problem]

FAMILIES: dict[str, Family] = {
    "one_site": one_site,
    "one_site_short": partial(one_site, flavour=SCARCE),
    "one_site_taken": partial(one_site, flavour=TAKEN),
    "one_site_long": partial(one_site, flavour=LONG),
    "one_site_antenna": partial(one_site, flavour=BESIDE),
    "employer": employer,
    "employer_tight": partial(employer, flavour=NARROW),
    "employer_short": partial(employer, flavour=SCARCE),
    "employer_taken": partial(employer, flavour=TAKEN),
    "employer_long": partial(employer, flavour=LONG),
    "employer_antennas": partial(employer, flavour=BESIDE),
    "glued": glued,
    "glued_short": partial(glued, flavour=SCARCE),
    "basin": basin,
    "basin_short": partial(basin, flavour=SCARCE),
    "basin_taken": partial(basin, flavour=TAKEN),
    "basin_floaters": partial(basin, floaters=5),
    "basin58": basin58,
    "basin58_floaters": partial(basin58, floaters=8),
}
"""`_short`: too few people; `_tight`: hardly enough; `_taken`: bookings, pins, telephone and permanences; `_long`: days
from 07:00 to 20:00 on which rests and amplitude bind; `_antennas`: small counters beside sites; `_floaters`: agents of
the département who help at four to eight sites."""


def instance(family: str, seed: int) -> Problem:
    """The instance of that family and seed.

    Raises:
        KeyError: where there is no such family.
    """
    return FAMILIES[family](seed)
