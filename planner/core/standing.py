"""standing: what one component has come to: its week so far, on which grid, and what each rung of it is."""

from dataclasses import dataclass, field, replace
from functools import cached_property

from planner.core.facts.component import Facts
from planner.core.limits import Limits
from planner.core.model.grid import Grid, event_grid
from planner.core.search import Effort, Known, Search
from planner.core.timetable import Timetable
from schemas.objective import LEVELS, Level


@dataclass
class Standing:
    """One component on its way up the ladder."""

    facts: Facts
    seed: int = 0
    workers: int = 1
    """Cores for the searches of the whole component, where there are more than components."""
    week: Timetable | None = None
    values: dict[Level, int] = field(default_factory=dict)
    """Each rung of the week as the model counts it."""
    bounds: dict[Level, int] = field(default_factory=dict)
    stated: dict[Level, int] = field(default_factory=dict)
    """Each settled rung as the roster will state it, with its appointments placed."""
    demand: int = 0
    """Agent-minutes of demand that the week does not meet."""
    unmet: tuple[int, dict[Level, int]] = (0, {})
    """How many are proved that no week meets, and of which values above service."""
    work: float = 0.0
    """Deterministic time that is left."""
    rung_work: float = 0.0
    """What of it the rung at hand may still take."""
    exhausted: bool = False
    """Whether the rung at hand cannot be less on this grid."""
    _search: Search | None = None
    _known: Known | None = None
    """The week as the model has it, once it was looked at."""

    @cached_property
    def grid(self) -> Grid:
        """The events' grid, cut further wherever a roster that was found begins or ends; laid when it is asked for."""
        return event_grid(self.facts)

    @property
    def size(self) -> int:
        """How much there is to decide: lanes of agents; what has none still is something to share time by."""
        return max(1, self.facts.lanes)

    def above(self, level: Level) -> dict[Level, int]:
        """The rungs above one as they are stated."""
        return {rung: self.stated[rung] for rung in LEVELS[: LEVELS.index(level)]}

    def stated_as_modelled(self, level: Level) -> bool:
        """Whether the rungs above are stated as the model holds them, so that its bound is about the same rosters."""
        return all(value == self.values[rung] for rung, value in self.above(level).items())

    def whole(self) -> Search:
        """The whole component on its grid, everything settled so far held."""
        if self._search is None:
            self._search = Search(self.facts, self.grid)
            for level in LEVELS:
                if level in self.bounds:
                    self._search.hold(level, self.values[level])
        return self._search

    def hold(self, level: Level) -> None:
        """Let the whole component's model be no worse on a rung that is settled."""
        if self._search is not None:
            self._search.hold(level, self.values[level])

    def begin_again(self) -> None:
        """Hold nothing any more: the rungs are gone through anew."""
        if self.bounds:
            self.bounds, self._search = {}, None

    def counted(self) -> Known:
        """The week as the model counts it."""
        assert self.week is not None  # noqa: S101 (climb asked)
        if self._known is None:
            self._known = self.whole().evaluate(self.week)
        assert self._known is not None  # noqa: S101 (the week was found on this grid or on a coarser one)
        return self._known

    def known_of(self, week: Timetable) -> Known | None:
        """A week in the whole component; None where it cannot be had with the rungs above held."""
        self.refine(week)
        return self.whole().evaluate(week)

    def keeps(self, week: Timetable) -> bool:
        """Whether a week can be had with the rungs above held."""
        return self.known_of(week) is not None

    def take(self, week: Timetable, level: Level | None = None, value: int = 0) -> None:
        """Go on from another week, and from what a rung of it is."""
        self.week, self._known = week, None
        if level is not None:
            self.values[level] = value

    def adopt(self, known: Known, level: Level | None = None) -> None:
        """Go on from another week that was looked at, and from what a rung of it is."""
        self.week, self._known = known.timetable, known
        if level is not None:
            self.values[level] = known.values[level]

    def refine(self, week: Timetable) -> None:
        """Cut the grid where a roster begins and ends, so that the model can have it."""
        slot = self.facts.week.slot
        pieces = [(s.site, s.start, s.end) for s in week.shifts] + [(d.site, d.start, d.end) for d in week.doors]
        cuts = {
            site: [end // slot * slot for here, *ends in pieces if here == site for end in ends]
            for site in self.facts.sites
        }
        finer = self.grid.refined(self.facts, cuts)
        if finer != self.grid:
            self.grid, self._search = finer, None

    def effort(self, limits: Limits, work: float) -> Effort:
        """So much work, within the clock."""
        return Effort(limits, work=work, seed=self.seed)

    def together(self, limits: Limits, work: float, strategies: tuple[str, ...] = ()) -> Effort:
        """So much work on each core, within the clock: the strategies of the solver side by side, or in turns."""
        return replace(self.effort(limits, work * self.workers), workers=self.workers, strategies=strategies)

    def spend(self, work: float) -> None:
        """Take off what a search has taken."""
        self.work -= work
        self.rung_work -= work
