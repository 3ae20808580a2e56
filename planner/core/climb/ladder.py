"""ladder: settles one component rung by rung: a roster, a bound no roster is below, and the gap closed if it can be.

Each rung in turn: what the roster has is compared with the bound of the relaxation. Where they differ, neighbourhoods
are searched, then the whole model on the events' grid, then every slot. What a rung reached is held for those below.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from planner.core.attempts.every_slot import SMALL, finely
from planner.core.attempts.nearby import first_nearby, nearby
from planner.core.attempts.refusal import refused
from planner.core.attempts.unmet import unmet
from planner.core.attempts.whole import everywhere
from planner.core.climb.first import First
from planner.core.facts.component import Facts
from planner.core.limits import Limits
from planner.core.standing import Standing
from planner.core.stating import relaxed, relaxed_finely, stated
from planner.core.timetable import Timetable
from schemas.objective import LEVELS, Level

WORK_PER_SECOND = 0.2
"""Deterministic time of the solvers that goes into a second, what goes into making their models included."""
ALONE = 0.4
"""The same where one employer's sites are all there is: their models are made in a moment, and nobody comes after."""
RUNG_SHARE: Mapping[Level, float] = {
    "label": 0.5,
    "bookings": 0.3,
    "published_hours": 0.5,
    "stability": 0.5,
    "service": 0.4,
    "comfort": 1.0,
}
"""How much of the work that is left a rung may take, so that those below it are looked at as well."""
REPLAN_SHARE: Mapping[Level, float] = {
    **RUNG_SHARE,
    "published_hours": 0.7,
    "stability": 0.9,
    "service": 0.2,
    "comfort": 0.3,
}
"""The same after an absence, when the fewest changes are what is waited for; what is left is for a second climb."""
OPEN_SHARE = 0.3
"""How much of its share a rung may take while one above it is above its bound: that one is to be looked at again."""
OnRung = Callable[[Level], None]
Attempt = Callable[[Standing, Level, int, Limits], int]
"""Works on a rung above its bound; gives the bound that is known afterwards."""


@dataclass
class Ladder:
    """The search for one component, rung after rung."""

    facts: Facts
    seed: int = 0
    pace: float = WORK_PER_SECOND
    standing: Standing = field(init=False)
    _first: First = field(init=False)
    _searched: set[Level] = field(default_factory=set)
    """Rungs that were searched before, and are gone about differently from then on."""
    _hurried: bool = False
    """Whether people wait for it, and not for all that could be offered."""
    _proofs: dict[Level, tuple[int, dict[Level, int]]] = field(default_factory=dict)
    """What was proved of a rung in the climb before, and of which values above it."""

    def __post_init__(self) -> None:
        """Begin with no week at all."""
        self.standing = Standing(self.facts, self.seed)
        self._first = First(self.standing)

    def start(self, limits: Limits, hint: Timetable | None = None) -> bool:
        """Find a first roster; False where pins, frozen shifts and law leave none."""
        return self._first.find(limits, hint)

    def climb(self, limits: Limits, seconds: float, on_rung: OnRung | None = None, until: Level = LEVELS[-1]) -> None:
        """Settle every rung from the top, with the work that so many seconds are worth, as far as the limits let.

        Below `until` nothing is searched for and nothing is proved: those rungs are what they come to.
        """
        standing = self.standing
        if standing.week is None or limits.left <= 0:
            return
        standing.work += seconds * self.pace
        self._first.polish(limits)
        known = [level for level in standing.bounds if level in self._searched]
        self._proofs = {level: (standing.bounds[level], standing.above(level)) for level in known}
        standing.begin_again()
        self._hurried = until != LEVELS[-1]
        for level in LEVELS:
            searched = LEVELS.index(level) <= LEVELS.index(until)
            self._settle(level, limits, searched=searched)
            if searched and on_rung is not None:
                on_rung(level)

    def spared(self) -> float:
        """Seconds' worth of work that is left; taken from it."""
        left, self.standing.work = max(0.0, self.standing.work), 0.0
        return left / self.pace

    def proved(self, lowest: Level = LEVELS[-1]) -> bool:
        """Whether every rung down to one is at its bound."""
        bounds, values = self.standing.bounds, self.standing.stated
        return all(bounds.get(level) == values.get(level, -1) for level in LEVELS[: LEVELS.index(lowest) + 1])

    def _settle(self, level: Level, limits: Limits, *, searched: bool) -> None:
        standing = self.standing
        standing.values[level], standing.exhausted = standing.counted().values[level], False
        bound = 0
        if standing.values[level] > 0 and searched:
            known = self._known_bound(level)
            bound = (relaxed(standing, level, limits) if limits.left > 0 else 0) if known is None else known
            shares = RUNG_SHARE if self.facts.problem.baseline is None else REPLAN_SHARE
            kept = standing.work * (1 - shares[level] * (1.0 if self._settled_above(level) else OPEN_SHARE))
            for attempt in self._attempts(level):
                if standing.values[level] <= bound or limits.left <= 0 or standing.work <= kept:
                    break
                standing.rung_work = standing.work - kept
                bound = max(bound, attempt(standing, level, bound, limits))
            self._searched.add(level)
        standing.stated[level] = stated(standing, level, hurried=self._hurried)
        standing.bounds[level] = min(bound, standing.stated[level])
        standing.hold(level)

    def _settled_above(self, level: Level) -> bool:
        """Whether the rungs above are at their bounds."""
        return all(value <= self.standing.bounds[rung] for rung, value in self.standing.above(level).items())

    def _known_bound(self, level: Level) -> int | None:
        """The bound of an earlier climb, if it was about the same values above."""
        bound, above = self._proofs.get(level, (0, None))
        return bound if above == self.standing.above(level) else None

    def _attempts(self, level: Level) -> tuple[Attempt, ...]:
        """How a rung above its bound is worked on: all rungs are looked at before every slot of several sites is."""
        small, replanned = self.standing.size <= SMALL, self.facts.problem.baseline is not None
        demand = (unmet,) if level == "service" and small else ()
        if len(self.facts.sites) == 1:
            return everywhere, *demand, refused, finely
        if level in self._searched:
            proofs = (*([refused] if replanned else ()), *((relaxed_finely,) if small else ()), *demand)
            return *proofs, *((finely, nearby) if small else (nearby, finely))
        if level == "comfort":
            # Hours of people are far from their best at first, and come near it site by site.
            return first_nearby, everywhere, nearby
        if replanned:
            # Little is out of place, and what mends it is near; what only proves waits until all rungs were looked at,
            # and the fewest changes until those above are proved.
            found = (everywhere,) if small else (first_nearby, everywhere)
            return (*found, *([refused] if level == "stability" and self._settled_above(level) else []), nearby)
        return everywhere, nearby
