"""asked: problems answered on one worker, and what of the answer a test wants."""

import time

from config.figures import load_figures
from planner.answer import answer
from planner.core.components import components
from planner.core.facts import Facts, read_facts
from planner.core.limits import Limits
from schemas.explanation import Conflict, Remedy
from schemas.ids import SiteId
from schemas.problem import Problem
from schemas.roster import Guarantee, Roster
from tests.builders import ProblemBuilder

SECONDS = 40.0
"""Far more than these problems need: what ends before its limit is the same every time."""


def limits(seconds: float = SECONDS) -> Limits:
    """So many seconds from now."""
    return Limits(seconds, time.monotonic)


def answered(problem: ProblemBuilder | Problem, seconds: float = SECONDS) -> Roster:
    """The answer, explanations included."""
    built = problem.build() if isinstance(problem, ProblemBuilder) else problem
    return answer(built, load_figures(), limits(seconds), workers=1)


def facts_around(problem: ProblemBuilder, site: str = "s1") -> Facts:
    """The facts of the component of a site."""
    built = problem.build()
    group = next(sites for sites in components(built) if site in sites)
    return read_facts(built, load_figures()).part(group)


def conflicts(roster: Roster, site: str = "s1") -> list[Conflict]:
    """The conflicts told of a site."""
    return [told for told in roster.explanations if told.kind == "conflict" and told.site == site]


def remedies(roster: Roster, action: str | None = None, site: str = "s1") -> list[Remedy]:
    """The remedies told of a site, of one action or all."""
    return [
        told
        for told in roster.explanations
        if told.kind == "remedy" and told.site == site and action in (None, told.action)
    ]


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
