"""trial: whether some facts and rules can hold together with the label of a site."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property

from ortools.sat.python import cp_model

from planner.core.facts.component import Facts
from planner.core.limits import Limits
from planner.core.model.draft import Draft
from planner.core.model.grid import Grid, event_grid, full_grid
from planner.core.model.lane import Lane, Literal
from planner.core.model.reading import read
from planner.core.rungs import label
from planner.core.timetable import Timetable
from planner.explain.loosened import Loosened, loosened
from planner.explain.members import TWO_AGENTS, Group, Member
from schemas.ids import CORE, RuleId

WORK = 2.0
"""Of the solver's deterministic time for one trial."""
BROKEN_UP: frozenset[RuleId] = frozenset({RuleId("work.rest_break"), RuleId("work.part_time_gap")})
"""Laws whose model is stricter than the law on a date with two sites."""
COUNTING: frozenset[RuleId] = frozenset(
    RuleId(f"work.{name}") for name in ("daily_max", "weekly_max", "average_max", "contract_max")
)
"""Laws whose model may count a journey too many on a date with three sites."""


class Verdict(Enum):
    """What a trial found."""

    HOLDS = "they can hold together"
    FAILS = "they cannot"
    OPEN = "not known"


@dataclass(frozen=True)
class Outcome:
    """A verdict, and how it can be seen or how far it goes."""

    verdict: Verdict
    week: Timetable | None = None
    """A week in which all of them hold."""
    complete: bool = False
    """Whether every roster on the slots of the problem was considered."""


@dataclass(frozen=True)
class Trial:
    """Some sites with their members, asked again and again with some of them left out."""

    facts: Facts
    """The sites; what their labels ask is what is asked for."""
    groups: tuple[Group, ...]
    goal: Member | None
    """The label that is asked for, never left out; None: only whether there is a lawful week at all."""
    limits: Limits
    seed: int = 0

    @cached_property
    def members(self) -> tuple[Member, ...]:
        """All of them."""
        return tuple(member for group in self.groups for member in group)

    def ask(self, kept: Collection[Member], *, finely: bool = False) -> Outcome:
        """Whether the members kept can hold together; on every slot, or on the events' grid alone."""
        if self.limits.left <= 0:
            return Outcome(Verdict.OPEN)
        asked = [*kept, *([] if self.goal is None else [self.goal])]
        loose = loosened(self.facts, asked, partial=self.goal is not None)
        grid = full_grid(loose.facts) if finely else event_grid(loose.cuts)
        return self._solved(loose, grid)

    def asking(self, *, days: bool, hours: bool) -> "Trial":
        """The same with only a part of the label asked for."""
        goal = None if self.goal is None else self.goal.site
        sites = {
            key: site
            if key != goal
            else replace(site, hours_owed=hours * site.hours_owed, days_owed=days * site.days_owed)
            for key, site in self.facts.sites.items()
        }
        return replace(self, facts=replace(self.facts, sites=sites))

    def _solved(self, loose: Loosened, grid: Grid) -> Outcome:
        draft = Draft(loose.facts, grid, loose.scope)
        for law in loose.laws:
            law.post(draft)
        _add_up(draft, loose)
        missing = label.measure(draft)
        if not isinstance(missing, int):
            draft.model.add(missing <= 0)
        solver = cp_model.CpSolver()
        solver.parameters.catch_sigint_signal = False  # Ctrl-C belongs to the caller
        solver.parameters.max_time_in_seconds = max(0.01, self.limits.left)
        solver.parameters.max_deterministic_time = WORK
        solver.parameters.num_workers = 1
        solver.parameters.random_seed = self.seed
        solver.parameters.linearization_level = 2
        status = solver.solve(draft.model)
        if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return Outcome(Verdict.HOLDS, week=read(draft, solver))
        if status == cp_model.INFEASIBLE:
            return Outcome(Verdict.FAILS, complete=_is_complete(draft, loose))
        return Outcome(Verdict.OPEN)


def _add_up(draft: Draft, loose: Loosened) -> None:
    """Minutes of each date as numbers of their own: they follow from the law of two agents, and make counting easy.

    Without them the solver has to find out segment by segment that three times 15 hours are less than twice 24.
    """
    if not any(law.ID == TWO_AGENTS for law in loose.laws):
        return
    for site, day, door in draft.site_days():
        if (TWO_AGENTS, (site.id, day)) not in loose.scope.without:
            opened = _minutes(draft, door)
            there = [_minutes(draft, lane) for _, lane in draft.present(site.id, day, CORE)]
            draft.model.add(sum(there) >= site.min_agents * opened)
            for minutes in there:
                draft.model.add(sum(there) - minutes >= (site.min_agents - 1) * opened)


def _minutes(draft: Draft, lane: Lane) -> Literal:
    """The minutes of a lane, as a number."""
    pairs = lane.minutes()
    minutes = draft.model.new_int_var(0, sum(length for _, length in pairs), "")
    draft.model.add(minutes == sum(x * length for x, length in pairs))
    return minutes


def _is_complete(draft: Draft, loose: Loosened) -> bool:
    """Whether no lawful roster is left out: on every slot, and no law posted more strictly than it is."""
    if not draft.grid.full or draft.narrowed:
        return False
    sites_a_date = max((len(lanes) for lanes in draft.lanes.values()), default=0)
    stricter = (BROKEN_UP if sites_a_date > 1 else frozenset()) | (COUNTING if sites_a_date > 2 else frozenset())
    return not any(law.ID in stricter for law in loose.laws)
