"""easing: of weeks that are equal on every rung, one in which long pauses tear nobody's day apart.

The ladder sees minutes of work, not the hours between them: whoever works from 8 to 10 and from 16 to 18 costs it no
more than whoever works from 8 to 12. So once it has ended, each date with pauses that are too long is freed where these
people work, every rung is held, and what the pauses last too long is minimised. No rung, so there is no bound.
"""

from collections.abc import Sequence
from functools import partial
from itertools import pairwise

from planner.core.appointments.budget import Budget
from planner.core.appointments.place import place
from planner.core.attempts.neighbourhood import Neighbourhood, freed, merged
from planner.core.climb.turns import Climbers
from planner.core.facts.component import Facts
from planner.core.facts.week import day_of
from planner.core.limits import Limits
from planner.core.model.draft import Draft, Sum
from planner.core.model.grid import Grid, full_grid
from planner.core.model.journeys import travel_minutes
from planner.core.model.timeline import timeline
from planner.core.search import Search
from planner.core.standing import Standing
from planner.core.stating import HURRIED_SECONDS
from planner.core.timetable import Presence, Timetable
from schemas.ids import SiteId
from schemas.time import DAY_MINUTES

WORK = 0.2
"""Deterministic time for one date of a few sites: ten times what most take."""
SMALL = 24
"""People up to whom every slot of their date is looked at as well."""


def ease_all(climbers: Climbers, limits: Limits) -> None:
    """The weeks of all components that have climbed: on the grid of events, then what is left of it on every slot.

    The first is done in a sixth of the time, and mostly enough.
    """
    for every_slot in (False, True):
        easing = partial(ease, limits=limits, every_slot=every_slot)
        for _ in climbers.pool.map(easing, (job.standing for job in climbers.jobs)):
            pass


def ease(standing: Standing, limits: Limits, *, every_slot: bool) -> None:
    """Make pauses shorter where that costs no rung anything; what has begun stays."""
    given = standing.week
    if given is None:
        return
    facts, week = standing.facts, given
    for free in torn(facts, given):
        people = sum(not free.sites.isdisjoint(agent.sites) for agent in facts.agents.values())
        if limits.left > 0 and not (every_slot and people > SMALL):
            week = _eased(standing, week, free, full_grid(facts) if every_slot else standing.grid, limits)
    if week != given:
        _take(standing, week)


def torn(facts: Facts, week: Timetable) -> list[Neighbourhood]:
    """Each date on which somebody's pauses are too long, the longest first, with the sites of who works with them."""
    longest = facts.figures.ease.longest_pause_minutes
    found: dict[Neighbourhood, int] = {}
    for day in range(7):
        shifts = [shift for shift in week.shifts if day_of(shift.start) == day]
        if facts.week.span(day)[0] < facts.now:
            continue
        for agent in dict.fromkeys(shift.agent for shift in shifts):
            mine = [shift for shift in shifts if shift.agent == agent]
            paused = _paused(facts, mine)
            if paused > longest:
                free = Neighbourhood(_sites_with(mine, shifts), frozenset({day}))
                found[free] = max(paused, found.get(free, 0))
    return sorted(found, key=lambda free: -found[free])


def _paused(facts: Facts, shifts: Sequence[Presence]) -> int:
    """Minutes between the shifts of a date, in their order, that are not on the way."""
    return sum(b.start - a.end - facts.travel.get((a.site, b.site), 0) for a, b in pairwise(shifts))


def _sites_with(mine: Sequence[Presence], shifts: Sequence[Presence]) -> frozenset[SiteId]:
    """The sites of some shifts, and those where whoever works there works on that date as well."""
    sites = frozenset(shift.site for shift in mine)
    while True:
        people = {shift.agent for shift in shifts if shift.site in sites}
        wider = sites | {shift.site for shift in shifts if shift.agent in people}
        if wider == sites:
            return sites
        sites = wider


def _eased(standing: Standing, week: Timetable, free: Neighbourhood, grid: Grid, limits: Limits) -> Timetable:
    """One date solved again with every rung held."""
    facts = standing.facts
    search = Search(*freed(facts, grid, week, free))
    now = search.evaluate(week)
    if now is None:
        return week
    search.hold_all(now)
    found = search.minimise_sum(_too_long(search.draft), standing.effort(limits, WORK), week)
    return week if found.timetable is None else merged(week, found.timetable, facts, free)


def _too_long(draft: Draft) -> Sum:
    """Minutes by which pauses of a date are too long, over everybody who may work on it."""
    model, longest, beyond = draft.model, draft.facts.figures.ease.longest_pause_minutes, []
    for agent, day, _ in draft.agent_days():
        pieces = timeline(draft, agent, day)
        first, last = (model.new_int_var(pieces[0][0], max(end for _, end, _ in pieces), "") for _ in range(2))
        for start, end, present in pieces:
            model.add(first <= start).only_enforce_if(present)
            model.add(last >= end).only_enforce_if(present)
        busy = draft.minutes(agent.id, day) + travel_minutes(draft, agent, day)
        beyond.append(model.new_int_var(0, DAY_MINUTES, ""))
        model.add(beyond[-1] >= last - first - busy - longest)
    return sum(beyond, 0)


def _take(standing: Standing, week: Timetable) -> None:
    """Go on from the eased week if its appointments can be placed as well as before."""
    placed = place(standing.facts, week.shifts, week.doors, Budget(HURRIED_SECONDS), seed=standing.seed)
    bookings, service = placed.bookings_cost, standing.demand + placed.missing_minutes
    stated = standing.stated
    if bookings <= stated.get("bookings", bookings) and service <= stated.get("service", service):
        standing.refine(week)
        standing.take(week)
