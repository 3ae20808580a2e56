"""report: the ways into the checker.

`check` judges a roster; `count`, `certify`, `recount` and `diff` say what is so, for whoever writes an answer.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace

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

_COUNTED = ("shifts", "openings", "appointments")
"""What of a roster is counted; all else is stated of it."""


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
    counted: Counted = field(repr=False, compare=False)
    """What it was counted from: whoever states it in a roster has that judged without counting again."""


@dataclass(frozen=True)
class Report(Count):
    """Everything the checker found."""

    violations: tuple[Violation, ...]
    """Rules that the roster breaks; empty for a `none` roster, which is none."""
    false_claims: tuple[Violation, ...]
    """What the roster states and is not so."""
    broken: tuple[Violation, ...] = field(repr=False, compare=False)
    """Laws that its shifts, openings and appointments break, whatever its status."""

    @property
    def clean(self) -> bool:
        """Whether no rule is broken and nothing is stated falsely."""
        return not self.violations and not self.false_claims


def check(problem: Problem, roster: Roster, figures: Figures) -> Report:
    """Judge a roster: rules, claims, guarantees, rungs and changes.

    A roster of status `none` need not keep the laws; what it states must be so all the same. One that breaks none of
    them is a lawful roster, and says falsely that there is none.
    """
    return judge(count(problem, roster, figures), roster)


def count(problem: Problem, roster: Roster, figures: Figures) -> Count:
    """Recount a roster without judging it: no law is asked, and nothing that it states is read."""
    case = lay(problem, roster, figures)
    return _count(Counted(case, guarantees(case), costs(case), components(problem), tuple(changes(case)), lawful=False))


def judge(count: Count, roster: Roster) -> Report:
    """Judge a roster whose shifts, openings and appointments are those that were counted, whatever else it states.

    Raises:
        ValueError: where they are not.
    """
    return _judged(count, roster, tuple(violations(_of(count, roster).case)))


def restated(report: Report, roster: Roster) -> Report:
    """The same where the laws were asked before: only what the roster states is judged."""
    return _judged(report, roster, report.broken)


def _judged(count: Count, roster: Roster, broken: tuple[Violation, ...]) -> Report:
    counted = replace(_of(count, roster), lawful=not broken)
    return Report(
        **vars(_count(counted)),
        violations=() if counted.is_none else broken,
        false_claims=tuple(false for claim in CLAIMS for false in claim.check(counted)),
        broken=broken,
    )


def _of(count: Count, roster: Roster) -> Counted:
    before = count.counted.case.roster
    if any(getattr(before, name) != getattr(roster, name) for name in _COUNTED):
        raise ValueError("not the roster that was counted")
    return replace(count.counted, case=replace(count.counted.case, roster=roster))


def _count(counted: Counted) -> Count:
    return Count(
        guarantees=counted.guarantees,
        values=values(counted.costs),
        values_by_component=tuple((part, values(counted.costs, part)) for part in counted.parts),
        changes=counted.changes,
        counted=counted,
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
