"""every_slot: works on one rung on every slot: each site by itself, and the whole component where it is small.

What one way of searching does not find in minutes, another finds at once, and which one is not known before: they take
turns, each going on from what the one before it found and proved (Gomes, Selman and Kautz, Boosting combinatorial
search through randomization, 1998).
"""

from collections.abc import Mapping
from typing import NamedTuple

from planner.core.attempts.nearby import improve_on
from planner.core.attempts.neighbourhood import Neighbourhood, neighbourhoods
from planner.core.limits import Limits
from planner.core.model.draft import Scope
from planner.core.model.grid import full_grid
from planner.core.model.tightening import tighten
from planner.core.search import REDUCED, VARIED, Found, Search
from planner.core.standing import Standing
from schemas.objective import Level

SMALL = 24
"""Lanes up to which a component of several sites is searched on every slot as a whole."""


LEAST_WORK = 0.3
"""Deterministic time below which a turn finds nothing: what it begins with takes as much."""


class Turn(NamedTuple):
    """One way of searching, and how much of the work that is left it may take."""

    share: float
    strategies: tuple[str, ...] = ()
    tight: bool = False
    """With the hull of presence: what proves hours of people, once openings are held."""
    wide: bool = False
    """With the narrowed laws left out, for the bound alone; passed over where no law is narrowed."""
    by_site: bool = False
    """Each site by itself, all others held."""

    def work(self, left: float) -> float:
        """Deterministic time that it may take of what is left."""
        return min(left, max(left * self.share, LEAST_WORK))


Kind = tuple[bool, bool]
"""Whether there is one site alone, and whether hours of people are looked for: else minutes of openings."""
TURNS: Mapping[Kind, tuple[Turn, ...]] = {
    (True, False): (Turn(0.4, REDUCED), Turn(0.4, VARIED), Turn(0.6), Turn(0.6, wide=True), Turn(1.0, REDUCED)),
    (True, True): (
        Turn(0.2, REDUCED),
        Turn(0.6),
        Turn(0.6, tight=True),
        Turn(0.6, tight=True, wide=True),
        Turn(1.0, REDUCED, tight=True),
    ),
    (False, False): (Turn(1 / 3, by_site=True), Turn(0.15, VARIED), Turn(0.7), Turn(0.6, wide=True), Turn(1.0, VARIED)),
    (False, True): (
        Turn(0.25, REDUCED, tight=True),
        Turn(0.25, by_site=True),
        Turn(0.7, tight=True),
        Turn(0.6, tight=True, wide=True),
        Turn(1.0, REDUCED, tight=True),
    ),
}
OF_LARGE = (Turn(1.0, by_site=True),)


def finely(standing: Standing, level: Level, bound: int, limits: Limits) -> int:
    """Every slot, as far as the work goes; gives the bound known then."""
    one = len(standing.facts.sites) == 1
    turns = TURNS[one, level == "comfort"] if one or standing.size <= SMALL else OF_LARGE
    models = _Models(standing, level)
    for turn in turns:
        if standing.values[level] <= bound or limits.left <= 0 or standing.rung_work <= 0:
            break
        if turn.by_site:
            _site_by_site(standing, level, bound, limits, turn.share)
        else:
            model = models.of(turn)
            if model is not None:
                bound = _whole(standing, model, level, bound, limits, turn)
    return bound


class _Models:
    """Models of every slot with what the rungs above have come to, each made once."""

    def __init__(self, standing: Standing, level: Level) -> None:
        self._standing, self._level = standing, level
        self._made: dict[tuple[bool, bool], Search] = {}

    def of(self, turn: Turn) -> Search | None:
        """The model of a turn; None for a wide one where the narrow leaves nothing out."""
        if turn.wide and self._model(turn.tight, wide=False).complete:
            return None
        return self._model(turn.tight, wide=turn.wide)

    def _model(self, tight: bool, *, wide: bool) -> Search:
        known = self._made.get((tight, wide))
        return known if known is not None else self._make(tight, wide)

    def _make(self, tight: bool, wide: bool) -> Search:
        standing = self._standing
        model = Search(standing.facts, full_grid(standing.facts), Scope(wide=wide))
        for higher in standing.above(self._level):
            model.hold(higher, standing.values[higher])
        if tight:
            tighten(model.draft)
        self._made[tight, wide] = model
        return model


def _site_by_site(standing: Standing, level: Level, bound: int, limits: Limits, share: float) -> None:
    """Every slot of each site by itself; of two that share people together where the whole is too large for it."""
    facts = standing.facts
    around = [Neighbourhood(frozenset({site})) for site in facts.sites]
    around += [] if standing.size <= SMALL else [n for n in neighbourhoods(facts) if 1 < len(n.sites) <= 2]
    improve_on(standing, full_grid(facts), level, bound, around, limits, standing.rung_work * share)


def _whole(standing: Standing, model: Search, level: Level, bound: int, limits: Limits, turn: Turn) -> int:
    """The whole component on every slot: what it proves is a bound if the model leaves no lawful roster out."""
    model.floor(level, bound)
    work = turn.work(standing.rung_work)
    # What only proves, a second core would not help: it looks for better weeks.
    effort = standing.together(limits, work, turn.strategies) if turn.strategies else standing.effort(limits, work)
    found = model.minimise({level: 1}, effort, standing.week)
    standing.spend(found.work / effort.workers)
    if found.timetable is not None and found.values[level] < standing.values[level] and not turn.wide:
        standing.take(found.timetable, level, found.values[level])
        standing.refine(found.timetable)
    return _proved(standing, model, found, level, bound)


def _proved(standing: Standing, model: Search, found: Found, level: Level, bound: int) -> int:
    """The bound of a search that leaves no lawful roster out."""
    proves = model.complete and standing.stated_as_modelled(level)
    return max(bound, found.bound) if proves else bound
