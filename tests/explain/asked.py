"""asked: problems answered on one worker, and what of the answer a test wants."""

import time

from config.figures import load_figures
from planner.answer import answer
from planner.check.report import certify
from planner.core.components import components
from planner.core.facts.component import Facts, read_facts
from planner.core.limits import Limits
from planner.core.plan import plan
from planner.core.writing import openings_of, shifts_of
from planner.explain.conflict import causes
from planner.explain.conflict_told import conflict_of
from planner.explain.remedies import REMEDIES
from planner.explain.remedy import remedies as tried
from planner.explain.short import Short
from planner.explain.solving import Means
from planner.show.names import names_of
from schemas.explanation import Conflict, Remedy
from schemas.ids import SiteId
from schemas.problem import Problem
from schemas.roster import Guarantee, Roster
from tests.builders import ProblemBuilder

FIGURES = load_figures()
SECONDS = 40.0
"""Far more than these problems need: what ends before its limit is the same every time."""


def limits(seconds: float = SECONDS) -> Limits:
    """So many seconds from now."""
    return Limits(seconds, time.monotonic)


def answered(problem: ProblemBuilder | Problem, seconds: float = SECONDS) -> Roster:
    """The answer, explanations included."""
    built = problem.build() if isinstance(problem, ProblemBuilder) else problem
    return answer(built, FIGURES, limits(seconds), workers=1)


def facts_around(problem: ProblemBuilder, site: str = "s1") -> Facts:
    """The facts of the component of a site."""
    built = problem.build()
    group = next(sites for sites in components(built) if site in sites)
    return read_facts(built, FIGURES).part(group)


def conflicts(problem: ProblemBuilder, site: str = "s1") -> list[Conflict]:
    """The conflicts of a site, whatever roster it has."""
    facts = facts_around(problem, site)
    found = causes(facts, SiteId(site), (), limits=limits())
    return [conflict_of(cause, facts, names_of(problem.build())) for cause in found]


def remedies(problem: ProblemBuilder, action: str, site: str = "s1") -> list[Remedy]:
    """The remedies of one action at a site, as tried on a plan."""
    built = problem.build()
    result = plan(built, FIGURES, limits=limits())
    assert result.timetable is not None
    week = result.facts.week
    roster = Roster(
        basin=built.basin,
        week=built.week,
        status="feasible",
        shifts=shifts_of(result.timetable, week),
        openings=openings_of(result.timetable, week),
    )
    kept_there = {each.site: each for each in certify(built, roster, FIGURES)}
    names = names_of(built)
    short = Short(SiteId(site), built, FIGURES, result.facts, result.timetable, kept_there, names)
    modules = [module for module in REMEDIES if action == module.ACTION]
    assert not short.before.met
    return list(tried(short, Means(FIGURES, limits()), actions=modules))


def told_conflicts(roster: Roster, site: str) -> list[Conflict]:
    """The conflicts told of a site in an answer."""
    return [told for told in roster.explanations if told.kind == "conflict" and told.site == site]


def told_remedies(roster: Roster, site: str = "s1") -> list[Remedy]:
    """The remedies told of a site in an answer."""
    return [told for told in roster.explanations if told.kind == "remedy" and told.site == site]


def spaced(text: str) -> str:
    """The text with plain spaces, so that tests can be read."""
    return text.replace("\u00a0", " ")


def guarantee(roster: Roster, site: str = "s1") -> Guarantee:
    """What the roster keeps at a site."""
    return next(each for each in roster.guarantees if each.site == SiteId(site))


def promised(remedy: Remedy) -> tuple[bool, int]:
    """What a remedy promises."""
    return remedy.met, remedy.open_minutes


def kept(roster: Roster, site: str = "s1") -> tuple[bool, int]:
    """What a roster keeps of it."""
    found = guarantee(roster, site)
    return found.met, found.open_minutes
