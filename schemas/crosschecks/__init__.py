"""Faults between fields: one small file a family, every check in one visible list."""

from collections.abc import Callable, Iterator

from schemas.crosschecks.baseline import foreign_baseline, repeated_in_baseline
from schemas.crosschecks.bookings import foreign_bookings
from schemas.crosschecks.dates import dates_outside, holidays_open, intervals_outside
from schemas.crosschecks.grid import instants_off_grid, instants_off_minutes, instants_off_seconds, windows_off_grid
from schemas.crosschecks.hours import overlapping_windows
from schemas.crosschecks.ids import repeated_ids, repeated_names, reserved_ids, unknown_ids
from schemas.crosschecks.network import repeated_across, within_basins
from schemas.crosschecks.overrides import absurd_overrides, backward_overrides, unknown_overrides
from schemas.crosschecks.people import backward_skills, homes_elsewhere, repeated_consents
from schemas.crosschecks.spans import backward_in_roster, backward_intervals, backward_windows
from schemas.crosschecks.travel import journeys_to_nowhere, repeated_journeys
from schemas.faults import Fault, in_order
from schemas.part import Part
from schemas.problem import Problem

Crosscheck = Callable[[Part], Iterator[Fault]]

OF_PROBLEM: tuple[Crosscheck, ...] = (
    repeated_ids,
    repeated_names,
    reserved_ids,
    unknown_ids,
    backward_windows,
    backward_intervals,
    windows_off_grid,
    instants_off_grid,
    instants_off_minutes,
    instants_off_seconds,
    overlapping_windows,
    dates_outside,
    holidays_open,
    intervals_outside,
    homes_elsewhere,
    backward_skills,
    repeated_consents,
    journeys_to_nowhere,
    repeated_journeys,
    foreign_bookings,
    unknown_overrides,
    backward_overrides,
    absurd_overrides,
    foreign_baseline,
    repeated_in_baseline,
)
"""What is held against a problem."""

OF_NETWORK: tuple[Crosscheck, ...] = (within_basins, repeated_across)
"""What is held against a network."""

OF_ROSTER: tuple[Crosscheck, ...] = (backward_in_roster,)
"""What is held against a roster by itself; what it owes its problem is the checker's to say."""


def find_faults(problem: Problem) -> tuple[Fault, ...]:
    """The faults between the fields of a problem that was built rather than read."""
    return in_order(fault for check in OF_PROBLEM for fault in check(Part(problem)))
