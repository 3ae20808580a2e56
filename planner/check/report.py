"""report: the ways into the checker.

`check` judges a roster; `count`, `certify`, `recount` and `diff` say what is so, for whoever writes an answer.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from config.figures import Figures, load_figures
from planner.check import shape
from planner.check.case import Case, lay
from planner.check.changes import changes
from planner.check.claims import CLAIMS
from planner.check.claims.counted import Counted
from planner.check.components import components
from planner.check.guarantees import guarantees
from planner.check.rules import LAWS
from planner.check.rungs import costs, values
from planner.check.violation import Violation
from schemas.explanation import Change
from schemas.ids import SiteId
from schemas.objective import Level
from schemas.problem import Problem
from schemas.roster import Guarantee, Roster


@dataclass(frozen=True)
class Count:
    """What is so of a roster, whether it is lawful or not."""

    guarantees: tuple[Guarantee, ...]
    """What is certified of each site, in the problem's order."""
    values: Mapping[Level, int]
    """Each rung, recounted."""
    values_by_component: tuple[tuple[tuple[SiteId, ...], Mapping[Level, int]], ...]
    """The same for each component: its sites, and its share of each rung."""
    changes: tuple[Change, ...]
    """What differs from the baseline."""


@dataclass(frozen=True)
class Report(Count):
    """Everything the checker found."""

    violations: tuple[Violation, ...]
    """Rules that the roster breaks; empty for a `none` roster, which is none."""
    false_claims: tuple[Violation, ...]
    """What the roster states and is not so."""

    @property
    def clean(self) -> bool:
        """Whether no rule is broken and nothing is stated falsely."""
        return not self.violations and not self.false_claims


def check(problem: Problem, roster: Roster, figures: Figures) -> Report:
    """Judge a roster: rules, claims, guarantees, rungs and changes.

    A roster of status `none` need not keep the laws; what it states must be so all the same. One that breaks none of
    them is a lawful roster, and says falsely that there is none.
    """
    case = lay(problem, roster, figures)
    broken = tuple(violations(case))
    counted = _counted(case, lawful=not broken)
    return Report(
        **vars(_count(counted)),
        violations=() if counted.is_none else broken,
        false_claims=tuple(false for claim in CLAIMS for false in claim.check(counted)),
    )


def count(problem: Problem, roster: Roster, figures: Figures) -> Count:
    """Recount a roster without judging it: no law is asked, and nothing that it states is read."""
    return _count(_counted(lay(problem, roster, figures), lawful=False))


def _counted(case: Case, *, lawful: bool) -> Counted:
    return Counted(case, guarantees(case), costs(case), components(case.problem), tuple(changes(case)), lawful)


def _count(counted: Counted) -> Count:
    return Count(
        guarantees=counted.guarantees,
        values=values(counted.costs),
        values_by_component=tuple((part, values(counted.costs, part)) for part in counted.parts),
        changes=counted.changes,
    )


def violations(case: Case) -> Iterator[Violation]:
    """Everything that breaks a law, law by law; first what is no shift or opening at all."""
    yield from shape.check(case)
    for law in LAWS:
        yield from law.check(case)


def certify(problem: Problem, roster: Roster, figures: Figures) -> tuple[Guarantee, ...]:
    """What is certified of each site of the problem; the roster's own claims are not read."""
    return guarantees(lay(problem, roster, figures))


def recount(
    problem: Problem, roster: Roster, figures: Figures, sites: Collection[SiteId] | None = None
) -> dict[Level, int]:
    """The value of each rung; with `sites`, the share of a component made of these sites."""
    return values(costs(lay(problem, roster, figures)), sites)


def diff(problem: Problem, roster: Roster) -> tuple[Change, ...]:
    """What differs from the problem's baseline, one entry per agent and date; no figure bears on it."""
    return tuple(changes(lay(problem, roster, load_figures())))
