"""trade: what a little of a higher rung would save on a lower one, component by component.

A trade is looked for where a rung costs people much, and kept where it saves much: figures below. It changes one higher
rung alone; those above it and those between stay as good as they are.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from planner.core.bound.relaxation import lower_bound
from planner.core.facts.component import Facts
from planner.core.model.grid import Grid, event_grid
from planner.core.search import Search
from planner.core.timetable import Timetable
from planner.explain.solving import Means
from schemas.ids import SiteId
from schemas.objective import LEVELS, Level, RungValue

WORK = 1.0
"""Of the solver's deterministic time for each step of a trade."""
BOUND_SECONDS = 0.5


@dataclass(frozen=True)
class Trade:
    """A little of one rung for much of a lower one."""

    give: Level
    most: int
    """What may be given up at most."""
    save: Level
    least: int
    """What must be saved at least."""
    worth: int
    """What must be saved for each 15 that are given up."""
    proved: bool = False
    """Whether the rung to be saved on must be proved: else what is saved might have been had for nothing."""


TRADES: tuple[Trade, ...] = (
    Trade("published_hours", 60, "stability", least=6, worth=3),
    Trade("published_hours", 60, "service", least=240, worth=120, proved=True),
    Trade("published_hours", 60, "comfort", least=600, worth=300, proved=True),
)
"""An hour of announced time at most, for two changes within the employer's notice (6 points), 4 hours of demand, or 10
hours of deviation from contracts; and for every 15 minutes one such change, 2 hours or 5 hours."""


@dataclass(frozen=True)
class Traded:
    """A week of one component that gives and saves."""

    trade: Trade
    sites: frozenset[SiteId]
    week: Timetable
    given: int
    saved: int


def trades(facts: Facts, week: Timetable, rungs: Mapping[Level, RungValue], means: Means) -> Iterator[Traded]:
    """The trades of one component that are worth telling.

    Parameters
    ----------
    facts, week
        The component and its week.
    rungs
        Its ladder.
    """
    for trade in TRADES:
        rung = rungs[trade.save]
        promising = rung.value >= trade.least and (rung.value == rung.bound or not trade.proved)
        if promising and means.limits.left > 0 and _could_save(facts, trade, rungs, means):
            traded = _traded(facts, week, trade, means)
            if traded is not None:
                yield traded


def _could_save(facts: Facts, trade: Trade, rungs: Mapping[Level, RungValue], means: Means) -> bool:
    """Whether the bound of the rung, with the higher one given way, leaves enough to be saved: cheap to ask."""
    higher = LEVELS[: LEVELS.index(trade.save)]
    caps = {level: rungs[level].value + (trade.most if level == trade.give else 0) for level in higher}
    grid = event_grid(facts)
    seconds = min(means.limits.left, BOUND_SECONDS)
    floor = lower_bound(facts, grid, trade.save, caps, seconds=seconds, enough=rungs[trade.save].value)
    return rungs[trade.save].value - floor.bound >= trade.least


def _traded(facts: Facts, week: Timetable, trade: Trade, means: Means) -> Traded | None:
    search = Search(facts, _grid(facts, week))
    now = search.evaluate(week)
    if now is None or now.values[trade.save] < trade.least:
        return None
    known = now.values
    for level in LEVELS[: LEVELS.index(trade.save)]:
        search.hold(level, known[level] + (trade.most if level == trade.give else 0))
    less = search.minimise({trade.save: 1}, means.of(WORK), week)
    if less.timetable is None or known[trade.save] - less.values[trade.save] < trade.least:
        return None
    search.hold(trade.save, less.values[trade.save])
    least = search.minimise({trade.give: 1}, means.of(WORK), less.timetable)
    found = less if least.timetable is None else least
    given, saved = found.values[trade.give] - known[trade.give], known[trade.save] - found.values[trade.save]
    if given <= 0 or found.timetable is None or saved * 15 < given * trade.worth:
        return None
    search.hold(trade.give, found.values[trade.give])
    rest = {level: 10_000 if level == "service" else 1 for level in LEVELS[LEVELS.index(trade.save) + 1 :]}
    kind = search.minimise(rest, means.of(WORK), found.timetable) if rest else found
    return Traded(trade, frozenset(facts.sites), kind.timetable or found.timetable, given, saved)


def _grid(facts: Facts, week: Timetable) -> Grid:
    """The events' grid, cut where the week's own shifts and openings begin and end."""
    cuts: dict[SiteId, list[int]] = {}
    for site, start, end in (
        *((shift.site, shift.start, shift.end) for shift in week.shifts),
        *((door.site, door.start, door.end) for door in week.doors),
    ):
        cuts.setdefault(site, []).extend((start, end))
    return event_grid(facts).refined(facts, cuts)
