"""ladder: settles one component rung by rung: a roster, a bound no roster is below, and the gap closed if it can be.

Each rung in turn: what the roster has is compared with the bound of the relaxation. Where they differ, neighbourhoods
are searched, then the whole model on the events' grid, then every slot. What a rung reached is held for those below.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from planner.core.appointments.place import place
from planner.core.bound.allocate import allocate
from planner.core.bound.relaxation import lower_bound
from planner.core.draft import Scope
from planner.core.facts import Facts
from planner.core.grid import Grid, event_grid, full_grid
from planner.core.improve import Aim, improve
from planner.core.limits import Limits
from planner.core.neighbourhood import Neighbourhood, neighbourhoods
from planner.core.search import Effort, Found, Search
from planner.core.timetable import Timetable
from schemas.ids import AgentId, SiteId
from schemas.objective import LEVELS, Level

LONGEST_SEGMENT = 120
"""Minutes; events alone leave segments in which no shift could end."""
TOP: Mapping[Level, int] = {"label": 100_000, "bookings": 20_000, "published_hours": 1}
"""One solve for the rungs on which nearly every component comes to its bound at once."""
PLACING_SECONDS = 0.5
SMALL = 24
"""Lanes up to which a component of several sites is searched on every slot as a whole."""
LOWER: tuple[Level, ...] = ("service", "comfort")
WORK_PER_SECOND = 0.5
"""Deterministic time of the solvers that goes into a second of a busy machine."""
RUNG_SHARE: Mapping[Level, float] = {
    "label": 0.5,
    "bookings": 0.3,
    "published_hours": 0.5,
    "stability": 0.5,
    "service": 0.4,
    "comfort": 1.0,
}
"""How much of the work that is left a rung may take, so that those below it are looked at as well."""
OnRung = Callable[[Level, int, int], None]


@dataclass(frozen=True)
class Settled:
    """A component's week with the value and proved bound of each rung."""

    week: Timetable
    values: Mapping[Level, int]
    bounds: Mapping[Level, int]


@dataclass
class Ladder:
    """The search for one component, rung after rung."""

    facts: Facts
    seed: int = 0
    grid: Grid = field(init=False)
    week: Timetable | None = None
    values: dict[Level, int] = field(default_factory=dict)
    bounds: dict[Level, int] = field(default_factory=dict)
    stated: dict[Level, int] = field(default_factory=dict)
    """Each settled rung as the roster will state it, with its appointments placed."""
    climbs: int = 0
    _proofs: dict[Level, tuple[int, tuple[int, ...]]] = field(default_factory=dict)
    work: float = 0.0
    """Deterministic time that is left."""
    _rung_work: float = 0.0
    demand: int = 0
    """Agent-minutes of demand that the week does not meet."""
    _first: Search | None = None
    """The model of the first roster, agents at the sites they were given."""
    _search: Search | None = None
    _known: Mapping[Level, int] | None = None
    """The rungs of the week, once they were counted."""

    def __post_init__(self) -> None:
        """Lay the grid of events."""
        self.grid = event_grid(self.facts, LONGEST_SEGMENT)

    @property
    def size(self) -> int:
        """How much there is to decide: lanes of agents; what has none still is something to share time by."""
        return max(1, sum(len(agent.sites) for agent in self.facts.agents.values()))

    # A first roster

    def start(self, limits: Limits, hint: Timetable | None = None) -> bool:
        """Find a first roster; False where pins, frozen shifts and law leave none."""
        first = self._one_site_a_day(limits) if hint is None else self._adopted(hint)
        if first is not None:
            self._take(first)
        if self.week is None:
            found = self._whole().minimise(TOP, self._effort(limits, 2.0 + 0.2 * self.size), hint)
            if found.timetable is None:
                return not found.exhausted
            self._take(found.timetable)
        return True

    def _adopted(self, hint: Timetable) -> Timetable | None:
        """A week that was handed in, as far as it is lawful; what facts have overtaken only guides the search."""
        self._refine(hint)
        return self._whole().adopted(hint)

    def _one_site_a_day(self, limits: Limits) -> Timetable | None:
        """A roster in which the relaxation says where each agent goes each day: then sites hardly touch one another."""
        floaters = [agent for agent in self.facts.agents.values() if len(agent.sites) > 1]
        if not floaters:
            return None
        given = {(a.id, day): self._home(a.id) for a in floaters for day in range(7)}
        given |= allocate(self.facts, self.grid, None, min(limits.left, 0.5 + 0.03 * self.size))
        self._first = Search(self.facts, self.grid, Scope(assigned=given))
        found = self._first.minimise(TOP, self._effort(limits, self._first_work))
        if found.timetable is not None:
            for level in TOP:
                self._first.hold(level, found.values[level])
        return found.timetable

    @property
    def _first_work(self) -> float:
        return 0.3 + 0.05 * self.size

    def _polish(self, limits: Limits) -> None:
        """Take the lower rungs as far as they go while agents stay at the sites they were given."""
        if self._first is None or self.week is None:
            return
        for level in LOWER:
            found = self._first.minimise(
                {level: 1}, self._effort(limits, min(self.work / 10, self._first_work)), self.week
            )
            self.work -= found.work
            if found.timetable is None or limits.left <= 0:
                break
            self._first.hold(level, found.values[level])
            self._take(found.timetable)
        self._first = None

    def _home(self, agent: AgentId) -> SiteId:
        facts = self.facts.agents[agent]
        return facts.source.home_site if facts.source.home_site in facts.sites else facts.sites[0]

    def _whole(self) -> Search:
        """The whole component on the grid of events, everything settled so far held."""
        if self._search is None:
            self._search = Search(self.facts, self.grid)
            for level in LEVELS:
                if level in self.bounds:
                    self._search.hold(level, self.values[level])
        return self._search

    def _effort(self, limits: Limits, work: float) -> Effort:
        return Effort(seconds=limits.left, work=work, seed=self.seed)

    # Rung by rung

    def climb(self, limits: Limits, seconds: float, on_rung: OnRung | None = None) -> Settled | None:
        """Settle every rung from the top, with the work that so many seconds are worth, as far as the limits let."""
        if self.week is None:
            return None
        self.work += seconds * WORK_PER_SECOND
        self._polish(limits)
        self._proofs = {level: self._proof(level) for level in self.bounds}
        self.bounds, self._search = {}, None
        self.climbs += 1
        for level in LEVELS:
            self._settle(level, limits)
            if on_rung is not None:
                on_rung(level, self.values[level], self.bounds[level])
        return Settled(self.week, self.values, self.bounds)

    @property
    def proved(self) -> bool:
        """Whether every rung is at its bound."""
        return all(self.bounds.get(level) == self.stated.get(level, -1) for level in LEVELS)

    def _settle(self, level: Level, limits: Limits) -> None:
        self.values[level] = self._counted(level)
        bound = 0
        if self.values[level] > 0:
            known = self._known_bound(level)
            bound = self._relaxed(level, limits) if known is None else known
            kept = self.work * (1 - RUNG_SHARE[level])
            for attempt in self._attempts():
                if self.values[level] <= bound or limits.left <= 0 or self.work <= kept:
                    break
                self._rung_work = self.work - kept
                bound = max(bound, attempt(level, bound, limits))
        self.stated[level] = self._stated(level)
        self.bounds[level] = min(bound, self.stated[level])
        if self._search is not None:
            self._search.hold(level, self.values[level])

    def _counted(self, level: Level) -> int:
        """A rung of the week as the model counts it."""
        assert self.week is not None  # noqa: S101 (climb asked)
        if self._known is None:
            self._known = self._whole().evaluate(self.week)
        assert self._known is not None  # noqa: S101 (the week was found on this grid or on a coarser one)
        return self._known[level]

    def _stated(self, level: Level) -> int:
        """A rung with the appointments of the component placed: the model only knows what they can cost at least."""
        assert self.week is not None  # noqa: S101 (climb asked)
        if level not in ("bookings", "service") or not (self.facts.bookings or self.facts.referents):
            return self.values[level]
        placement = place(self.facts, self.week.shifts, self.week.doors, seconds=PLACING_SECONDS, seed=self.seed)
        if level == "bookings":
            return placement.bookings_cost
        self.demand = self.values[level] - self._whole().missing(self.week)
        return self.demand + placement.missing_minutes

    def restate(self, bookings: int, missing: int, limits: Limits) -> None:
        """Take what the appointments of the component came to in the basin; below a worse rung, prove anew."""
        if not self.stated:
            # The time ended before this component was looked at: nothing was proved that could be wrong now.
            return
        final: dict[Level, int] = {"bookings": bookings, "service": self.demand + missing}
        worse = [level for level, value in final.items() if value > self.stated[level]]
        self.stated.update({level: final[level] for level in worse})
        if worse:
            for level in LEVELS[LEVELS.index(worse[0]) + 1 :]:
                if self.bounds[level]:
                    self.bounds[level] = min(self.stated[level], self._relaxed(level, limits))

    def demand_floor(self, limits: Limits) -> int:
        """What demand alone misses at least, whatever becomes of appointments."""
        if not self.demand:
            return 0
        sites = {key: replace(site, targets=()) for key, site in self.facts.sites.items()}
        higher = {rung: self.stated[rung] for rung in LEVELS[: LEVELS.index("service")]}
        alone = replace(self.facts, sites=sites)
        return lower_bound(alone, self.grid, "service", higher, seconds=min(limits.left, 1.0)).bound

    def _proof(self, level: Level) -> tuple[int, tuple[int, ...]]:
        """What is proved of a rung, and of which values above it."""
        return self.bounds[level], tuple(self.stated[rung] for rung in LEVELS[: LEVELS.index(level)])

    def _known_bound(self, level: Level) -> int | None:
        """The bound of an earlier climb, if it was about the same values above."""
        bound, above = self._proofs.get(level, (0, None))
        return bound if above == tuple(self.stated[rung] for rung in LEVELS[: LEVELS.index(level)]) else None

    def _attempts(self) -> tuple[Callable[[Level, int, Limits], int], ...]:
        """How a rung above its bound is worked on: all rungs are looked at before every slot of several sites is."""
        if len(self.facts.sites) == 1:
            return self._everywhere, self._finely
        return (self._finely, self._nearby) if self.climbs > 1 else (self._everywhere, self._nearby)

    def _relaxed(self, level: Level, limits: Limits) -> int:
        higher = {rung: self.stated[rung] for rung in LEVELS[: LEVELS.index(level)]}
        seconds = min(limits.left, 0.5 + 0.1 * self.size)
        return lower_bound(self.facts, self.grid, level, higher, seconds=seconds, enough=self.values[level]).bound

    def _nearby(self, level: Level, bound: int, limits: Limits) -> int:
        """Neighbourhoods on the grid of events, as long as they help."""
        self._improve_on(self.grid, level, bound, list(neighbourhoods(self.facts)), limits, self._rung_work)
        return bound

    def _everywhere(self, level: Level, bound: int, limits: Limits) -> int:
        """The whole component on the grid of events."""
        search = self._whole()
        search.floor(level, bound)
        work = min(self._rung_work, 1.0 + 0.15 * self.size)
        effort = replace(self._effort(limits, work), varied=len(self.facts.sites) > 1)
        found = search.minimise({level: 1}, effort, self.week)
        self._spend(found.work)
        if found.timetable is not None and found.values[level] < self.values[level]:
            self._take(found.timetable, level, found.values[level])
        return bound

    def _finely(self, level: Level, bound: int, limits: Limits) -> int:
        """Every slot: each site by itself, then the whole component where it is small."""
        grid, whole = full_grid(self.facts), self.size <= SMALL
        if len(self.facts.sites) > 1:
            around = [Neighbourhood(frozenset({site})) for site in self.facts.sites]
            around += [] if whole else [n for n in neighbourhoods(self.facts) if 1 < len(n.sites) <= 2]
            self._improve_on(grid, level, bound, around, limits, self._rung_work * (1 / 3 if whole else 1.0))
        if not whole:
            return bound
        model = Search(self.facts, grid)
        for higher in LEVELS[: LEVELS.index(level)]:
            model.hold(higher, self.values[higher])
        bound = self._on_every_slot(model, level, bound, limits, 0.6)
        if not model.complete:
            wide = Search(self.facts, grid, Scope(wide=True))
            for higher in LEVELS[: LEVELS.index(level)]:
                wide.hold(higher, self.values[higher])
            bound = self._on_every_slot(wide, level, bound, limits, 0.6)
        return self._on_every_slot(model, level, bound, limits, 1.0, varied=True)

    def _on_every_slot(
        self, model: Search, level: Level, bound: int, limits: Limits, share: float, *, varied: bool = False
    ) -> int:
        """The whole component on every slot: what it proves is a bound if the model leaves no lawful roster out."""
        if self.values[level] <= bound or limits.left <= 0 or self._rung_work <= 0:
            return bound
        model.floor(level, bound)
        effort = replace(self._effort(limits, self._rung_work * share), varied=varied)
        found = model.minimise({level: 1}, effort, self.week)
        self._spend(found.work)
        if found.timetable is not None and found.values[level] < self.values[level] and not model.draft.scope.wide:
            self._take(found.timetable, level, found.values[level])
            self._refine(found.timetable)
        return self._proved(model, found, level, bound)

    def _spend(self, work: float) -> None:
        self.work -= work
        self._rung_work -= work

    def _proved(self, search: Search, found: Found, level: Level, bound: int) -> int:
        """The bound of a search that leaves no lawful roster out."""
        proves = search.complete and self.stated_as_modelled(level)
        return max(bound, found.bound) if proves else bound

    def stated_as_modelled(self, level: Level) -> bool:
        """Whether the rungs above are stated as the model holds them, so that its bound is about the same rosters."""
        return all(self.stated[rung] == self.values[rung] for rung in LEVELS[: LEVELS.index(level)])

    def _improve_on(
        self, grid: Grid, level: Level, bound: int, around: list[Neighbourhood], limits: Limits, work: float
    ) -> None:
        """Neighbourhoods see a referent's whole time, each for itself: what they come to together is counted afresh.

        Where it is worse than what was, or spoils a rung above, they are gone through again with each step looked at.
        """
        for accept in (None, self._is_kept):
            week, before = self.week, self.values[level]
            assert week is not None  # noqa: S101 (climb asked)
            aim = Aim(level, before - bound, self._effort(limits, 0.5), limits, work, accept)
            better = improve(self.facts, grid, week, aim, around)
            self._spend(better.work)
            work -= better.work
            if better.gained <= 0:
                return
            known = self._known_of(better.week)
            if known is not None and known[level] < before:
                self._take(better.week, level, known[level])
                return

    def _is_kept(self, week: Timetable) -> bool:
        return self._known_of(week) is not None

    def _known_of(self, week: Timetable) -> Mapping[Level, int] | None:
        """The rungs of a week in the whole component; None where it cannot be had with the rungs above held."""
        self._refine(week)
        return self._whole().evaluate(week)

    def _take(self, week: Timetable, level: Level | None = None, value: int = 0) -> None:
        self.week, self._known = week, None
        if level is not None:
            self.values[level] = value

    def _refine(self, week: Timetable) -> None:
        """Cut the grid where a roster begins and ends, so that the model can have it."""
        slot = self.facts.week.slot
        cuts: dict[SiteId, list[int]] = {}
        pieces = [(s.site, s.start, s.end) for s in week.shifts] + [(d.site, d.start, d.end) for d in week.doors]
        for site, *ends in pieces:
            cuts.setdefault(site, []).extend(end // slot * slot for end in ends)
        finer = self.grid.refined(self.facts, cuts)
        if finer != self.grid:
            self.grid, self._search = finer, None
