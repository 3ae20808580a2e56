"""report: the ways into the checker.

`check` judges a roster; `certify`, `recount` and `diff` say what is so, for whoever writes an answer.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from config.figures import Figures
from planner.check.violation import Violation
from schemas.explanation import Change
from schemas.ids import SiteId
from schemas.objective import Level
from schemas.problem import Problem
from schemas.roster import Guarantee, Roster


@dataclass(frozen=True)
class Report:
    """Everything the checker found."""

    violations: tuple[Violation, ...]
    """Rules that the roster breaks; empty for a `none` roster, which is none."""
    false_claims: tuple[Violation, ...]
    """What the roster states and is not so."""
    guarantees: tuple[Guarantee, ...]
    """What is certified of each site, in the problem's order."""
    values: Mapping[Level, int]
    """Each rung, recounted."""
    values_by_component: tuple[tuple[tuple[SiteId, ...], Mapping[Level, int]], ...]
    """The same for each component: its sites, and its share of each rung."""
    changes: tuple[Change, ...]
    """What differs from the baseline."""

    @property
    def clean(self) -> bool:
        """Whether no rule is broken and nothing is stated falsely."""
        return not self.violations and not self.false_claims


def check(problem: Problem, roster: Roster, figures: Figures) -> Report:
    """Judge a roster: rules, claims, guarantees, rungs and changes."""
    raise NotImplementedError


def certify(problem: Problem, roster: Roster, figures: Figures) -> tuple[Guarantee, ...]:
    """What is certified of each site of the problem; the roster's own claims are not read."""
    raise NotImplementedError


def recount(
    problem: Problem, roster: Roster, figures: Figures, sites: Collection[SiteId] | None = None
) -> dict[Level, int]:
    """The value of each rung; with `sites`, the share of a component made of these sites."""
    raise NotImplementedError


def diff(problem: Problem, roster: Roster) -> tuple[Change, ...]:
    """What differs from the problem's baseline, one entry per agent and date."""
    raise NotImplementedError
