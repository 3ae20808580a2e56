"""exhaustive: the best roster of a tiny problem, by trying them all; the solver has no part in it.

One site, a few hours on a day or two, no appointments. What an agent may work is asked of the checker, agent by agent;
when doors may be open as well; whoever is there decides whether they can be.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations, product

from config.figures import load_figures
from planner.check.case import Case, lay
from planner.check.changes import changes
from planner.check.clock import Clock
from planner.check.report import violations
from planner.check.rungs import comfort, label, published_hours, stability
from planner.check.spans import Span, Spans
from schemas.ids import AgentId
from schemas.problem import Problem
from schemas.roster import Opening, Roster
from schemas.shift import Shift
from tests.agreement.changed import SLOT
from tests.builders import a_roster
from tests.week import make

Value = tuple[int, int, int, int, int, int]
"""The six rungs."""


@dataclass(frozen=True)
class Option:
    """What one agent may work in the week, and what it costs whatever the others do."""

    slots: frozenset[int]
    """First minutes of the slots really on shift; those before now as they were."""
    stability: int
    comfort: int


@dataclass
class Tried:
    """A problem of one site, taken apart."""

    problem: Problem
    clock: Clock = field(init=False)
    empty: Case = field(init=False)

    def __post_init__(self) -> None:
        self.clock = Clock.of(self.problem)
        self.empty = self._case((), ())

    # What may be

    def options(self, agent: AgentId) -> list[Option]:
        """Everything the agent may lawfully work."""
        found = []
        for days in product(*(self._lawful_day(agent, day) for day in range(7))):
            spans = [span for day in days for span in day]
            case = self._case([(agent, span) for span in spans], ())
            if not any(agent in violation.agents for violation in violations(case)):
                found.append(self._option(case, agent))
        return found

    def _lawful_day(self, agent: AgentId, day: int) -> list[Spans]:
        """What the agent may work on a day, whatever the others hold."""
        found = []
        regime = self.empty.agents[agent].agent.contract.regime
        least = load_figures().of("shift.min_length", "minutes", regime)
        for spans in self._lists(self._given(agent, day), day, least):
            case = self._case([(agent, span) for span in spans], ())
            broken = (v.start for v in violations(case) if agent in v.agents and v.start is not None)
            if all(self.clock.day(self.clock.minute(start)) != day for start in broken):
                found.append(spans)
        return found

    def _option(self, case: Case, agent: AgentId) -> Option:
        week = case.agents[agent]
        parts = (comfort.deviation, comfort.wishes, comfort.late, comfort.saturday)
        real = [shift.span for shift in week.all_real]
        return Option(
            slots=frozenset(slot for span in real for slot in range(*span, SLOT)),
            stability=sum(stability.cost(case, change) for change in changes(case) if change.agent == agent),
            comfort=sum(part(case, week) for part in parts),
        )

    def doors(self) -> Iterator[tuple[int, int, frozenset[int]]]:
        """Every lawful way to open, whoever is there: label, published hours, and the slots open from now on."""
        past = self.empty.sites[self.problem.sites[0].id].past
        by_day = [[span for span in past if self.clock.day(span[0]) == day] for day in range(7)]
        for days in product(*(self._doors_of(tuple(past), day) for day, past in enumerate(by_day))):
            spans = [span for day in days for span in day]
            case = self._case((), spans)
            if self._may_be_open(case):
                ((_, missing),), ((_, published),) = label.costs(case), published_hours.costs(case)
                slots = (slot for span in spans for slot in range(*span, SLOT) if slot >= case.now)
                yield missing, published, frozenset(slots)

    def _doors_of(self, past: Spans, day: int) -> list[Spans]:
        """How the doors may be open on a day."""
        return [spans for spans in self._lists(past, day) if self._may_be_open(self._case((), spans), day)]

    def _may_be_open(self, case: Case, day: int | None = None) -> bool:
        """Whether nothing forbids the openings (of a day), whoever is there."""
        for violation in violations(case):
            if violation.agents or violation.rule == "opening.two_agents" or violation.start is None:
                continue
            if day is None or self.clock.day(self.clock.minute(violation.start)) == day:
                return False
        return True

    def _given(self, agent: AgentId, day: int) -> Spans:
        """The shifts of history, cut at now."""
        now, shifts = self.empty.now, self.empty.agents[agent].baseline[day]
        return tuple((shift.start, min(shift.end, now)) for shift in shifts if shift.start < now)

    def _lists(self, past: Spans, day: int, least: int = SLOT) -> Iterator[tuple[Span, ...]]:
        """History, gone on with or not, and up to two presences of so many minutes or more from now on."""
        now, windows = self.empty.now, self.empty.sites[self.problem.sites[0].id].openable[day]
        pieces = [
            (start, end)
            for first, last in windows
            for start in range(max(first, now), last, SLOT)
            for end in range(start + SLOT, last + 1, SLOT)
        ]
        begun = [past]
        if past and past[-1][1] == now:
            longer = {end for start, end in pieces if start == now}
            begun += [(*past[:-1], (past[-1][0], end)) for end in sorted(longer)]
        for before in begun:
            after = [(a, b) for a, b in pieces if b - a >= least and (not before or a > before[-1][1])]
            yield before
            yield from ((*before, piece) for piece in after)
            yield from ((*before, *pair) for pair in combinations(sorted(after), 2) if pair[0][1] < pair[1][0])

    def _case(self, shifts: Sequence[tuple[AgentId, Span]], openings: Sequence[Span]) -> Case:
        site, instant = self.problem.sites[0].id, self.clock.instant
        stated = [
            make(Shift, agent=agent, site=site, start=instant(start), end=instant(end))
            for agent, (start, end) in shifts
        ]
        opened = [make(Opening, site=site, start=instant(start), end=instant(end)) for start, end in openings]
        roster: Roster = a_roster(self.problem).but(shifts=tuple(stated), openings=tuple(opened)).build()
        return lay(self.problem, roster, load_figures())

    # The best of it

    def unmet(self, present: Sequence[frozenset[int]]) -> int:
        """Agent-minutes of demand that are not met."""
        missing = 0
        for window in self.problem.sites[0].demand:
            assert len(self.problem.sites[0].demand) == 1, "windows that overlap are not told apart here"
            start, end = (self.clock.wall(window.day.index, minutes) for minutes in (window.start, window.end))
            if window.day.index not in self.empty.sites[self.problem.sites[0].id].closed:
                there = (sum(slot in slots for slots in present) for slot in range(start, end, SLOT))
                missing += sum(SLOT * max(0, window.agents - count) for count in there)
        return missing


def best(tried: Tried, options: Sequence[Sequence[Option]]) -> Value | None:
    """The least value that any lawful roster has; None where there is none."""
    core = [[agent.core[day] for day in range(7)] for agent in tried.empty.agents.values()]
    doors = sorted(tried.doors(), key=lambda door: door[:2])
    found: list[Value] = []
    for missing, published, slots in doors:
        if found and (missing, published) > (found[0][0], found[0][2]):
            break
        for chosen in product(*options):
            if _staffed(tried, chosen, core, slots):
                service = tried.unmet([option.slots for option in chosen])
                late, comfortable = (sum(getattr(o, name) for o in chosen) for name in ("stability", "comfort"))
                found.append((missing, 0, published, late, service, comfortable))
    return min(found, default=None)


def _staffed(tried: Tried, chosen: Sequence[Option], core: list[list[bool]], slots: frozenset[int]) -> bool:
    """Whether enough trained agents are there at every slot of the doors."""
    needed = tried.problem.sites[0].min_agents
    return all(
        sum(slot in option.slots and core[i][tried.clock.day(slot)] for i, option in enumerate(chosen)) >= needed
        for slot in slots
    )
