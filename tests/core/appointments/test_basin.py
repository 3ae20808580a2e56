"""Whole basins: lawful in the checker's eyes too, and quick."""

import sys

import pytest

from benchmarks.instances.catalogue import instance
from config.figures import load_figures
from planner.check.report import check
from planner.core.appointments.lost import missing_floor
from planner.core.components import components
from planner.core.facts.component import read_facts
from tests.core.appointments.announced import announced_week, roster
from tests.core.appointments.laws import faults

FAMILIES = ("employer_taken", "glued", "basin_taken", "basin58", "basin58_floaters")


@pytest.mark.parametrize("family", FAMILIES)
def test_a_basin_is_placed_and_the_checker_counts_the_same(family: str) -> None:
    week, took = announced_week(family, 1)
    assert not faults(week)
    report = check(week.facts.problem, roster(week), week.facts.figures)
    told = [each for each in (*report.violations, *report.false_claims) if "appointment" in each.rule]
    assert not told
    assert report.values["bookings"] == week.placement.bookings_cost
    assert missing_floor(week.facts) <= week.placement.missing_minutes
    _say(f"{family}: {took:.2f} s, bookings {week.placement.bookings_cost}, missing {week.placement.missing_minutes}")


@pytest.mark.parametrize("family", FAMILIES)
def test_the_basin_misses_no_less_than_its_components_apart(family: str) -> None:
    facts = read_facts(instance(family, 2), load_figures())
    apart = sum(missing_floor(facts.part(group)) for group in components(facts.problem))
    assert apart <= missing_floor(facts)


def _say(text: str) -> None:
    """For whoever runs pytest with -s; times vary too much to be asserted."""
    sys.stdout.write(f"\n{text}\n")
