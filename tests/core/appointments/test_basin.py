"""Whole basins: lawful in the checker's eyes too, and quick."""

import sys
from time import perf_counter

import pytest

from benchmarks.instances.catalogue import instance
from config.figures import load_figures
from planner.check.report import check
from planner.core.appointments.lost import missing_floor
from planner.core.appointments.share import share_out
from planner.core.components import components
from planner.core.facts import read_facts
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
def test_what_the_groups_are_given_costs_little_beside_what_they_share(family: str) -> None:
    facts = read_facts(instance(family, 2), load_figures())
    groups = components(facts.problem)
    began = perf_counter()
    parts = share_out(facts, groups)
    took = perf_counter() - began
    whole, apart = missing_floor(facts), sum(missing_floor(part) for part in parts)
    assert sum(missing_floor(facts.part(group)) for group in groups) <= whole <= apart
    wanted = sum(t.appointments * t.minutes for site in facts.sites.values() for t in site.targets)
    _say(f"{family}: shared in {took:.2f} s; of {wanted} min, {whole} are missing in any case, {apart} as shared out")


def _say(text: str) -> None:
    """For whoever runs pytest with -s; times vary too much to be asserted."""
    sys.stdout.write(f"\n{text}\n")
