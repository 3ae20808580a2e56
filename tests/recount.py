"""recount: what the checker counts of a roster written by a builder, and the same roster stating it."""

from collections.abc import Mapping

from config.figures import load_figures
from planner.check.case import lay
from planner.check.report import certify, check, diff
from planner.check.report import recount as count
from planner.check.rungs import RUNGS
from schemas.explanation import Change
from schemas.objective import Level, RungValue
from schemas.roster import Component, Guarantee
from tests.builders import RosterBuilder


def value(level: Level, roster: RosterBuilder) -> int:
    """The value of a rung."""
    return count(roster.problem, roster.build(), load_figures())[level]


def costs(level: Level, roster: RosterBuilder) -> list[tuple[str, int]]:
    """What a rung costs, part by part, with the site that bears it."""
    case = lay(roster.problem, roster.build(), load_figures())
    return [(str(site), cost) for site, cost in RUNGS[level].costs(case)]


def changes(roster: RosterBuilder) -> tuple[Change, ...]:
    """What differs from the baseline."""
    return diff(roster.problem, roster.build())


def guarantee(roster: RosterBuilder, site: str = "s1") -> Guarantee:
    """What is certified of a site."""
    found = certify(roster.problem, roster.build(), load_figures())
    return next(each for each in found if each.site == site)


def certified(roster: RosterBuilder) -> RosterBuilder:
    """The same roster stating what is so, every rung proved."""
    report = check(roster.problem, roster.build(), load_figures())
    parts = tuple(
        Component(sites=sites, fingerprint=f"sha256:{0:064}", objective=proved(values))
        for sites, values in report.values_by_component
    )
    return roster.but(
        status="optimal",
        guarantees=report.guarantees,
        objective=proved(report.values),
        components=parts,
        changes=report.changes,
    )


def proved(values: Mapping[Level, int]) -> tuple[RungValue, ...]:
    """A ladder whose bounds are its values."""
    return tuple(RungValue(level=level, value=value, bound=value) for level, value in values.items())
