"""by_hand: a planner for tests that needs no solver: the first two who can come hold the doors open.

Whoever was there before stays first; what is past is as it was. Every roster passes the checker, or the test fails.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from planner.services.planning.patience import NOT_LEFT_OPEN, Allowed
from planner.services.spans import meet, utc
from schemas.agent import Agent
from schemas.objective import RungValue, ladder
from schemas.problem import Problem
from schemas.roster import Roster
from schemas.shift import Interval
from schemas.site import Site
from schemas.time import wall_minutes
from tests.rosters import RosterBuilder, a_roster
from tests.services.weeks import certified
from tests.wall import instant


def by_hand(problem: Problem, allowed: Allowed | None = None) -> Roster:  # noqa: ARG001 - as a solver is called
    """A week planned at once."""
    builder = a_roster(problem)
    for site in problem.sites:
        for window in _announced(problem, site):
            builder = _past(problem, site, window, builder) or _staffed(problem, site, window, builder)
    return _settled(certified(problem, _received(problem, builder).build()))


def _settled(roster: Roster) -> Roster:
    """The roster stating that label and appointments cannot be better: nobody plans longer for them."""
    parts = (part.model_copy(update={"objective": _bounded(part.objective)}) for part in roster.components)
    return roster.model_copy(update={"objective": _bounded(roster.objective), "components": tuple(parts)})


def _bounded(rungs: Iterable[RungValue]) -> tuple[RungValue, ...]:
    values = {rung.level: rung.value for rung in rungs}
    return ladder(values, {level: value for level, value in values.items() if level in NOT_LEFT_OPEN})


def _announced(problem: Problem, site: Site) -> Iterator[Interval]:
    """When the doors are meant to be open."""
    for window in site.published_hours:
        start = instant(window.day.index, wall_minutes(window.start), problem.week, problem.timezone)
        if start.date() not in site.closed_on:
            yield Interval(
                start=start, end=start + timedelta(minutes=wall_minutes(window.end) - wall_minutes(window.start))
            )


def _past(problem: Problem, site: Site, window: Interval, builder: RosterBuilder) -> RosterBuilder | None:
    """A window that is over, as people were given it, and as it really was."""
    if window.end > problem.now:
        return None
    given = problem.baseline
    shifts = [s for s in (given.shifts if given else ()) if s.site == site.id and s.start == window.start]
    for shift in shifts:
        builder = builder.shift(shift.agent, site.id, window)
    there = {agent.id for agent in problem.agents if not _away(agent, window)}
    held = sum(shift.agent in there for shift in shifts) >= 2
    return builder.open(site.id, window) if held else builder


def _staffed(problem: Problem, site: Site, window: Interval, builder: RosterBuilder) -> RosterBuilder:
    given = problem.baseline
    before = {shift.agent for shift in given.shifts if shift.start == window.start} if given else set()
    able = [agent for agent in problem.agents if site.id in agent.sites and not _away(agent, window)]
    if given and window.start < given.frozen_until:
        able = [agent for agent in able if agent.id in before]
    able.sort(key=lambda agent: agent.id not in before)
    if len(able) >= 2:
        return builder.staff(site.id, [agent.id for agent in able[:2]], window)
    frozen = [agent for agent in able if given and window.start < given.frozen_until]
    return builder.shift(frozen[0].id, site.id, window) if frozen else builder


def _away(agent: Agent, window: Interval) -> bool:
    return any(meet(utc(each.start, each.end), utc(window.start, window.end)) for each in agent.unavailable)


def _received(problem: Problem, builder: RosterBuilder) -> RosterBuilder:
    """Appointments that were taken, and half an hour on offer for each referent, wherever an agent can attend."""
    for booking in problem.bookings:
        agent = _free(builder, booking.site, Interval(start=booking.start, end=booking.end))
        builder = builder.withdraw(booking.appointment) if agent is None else builder.keep(booking.appointment, agent)
    for referent in problem.referents:
        for times in referent.availability:
            part = Interval(start=times.start, end=times.start + timedelta(minutes=30))
            taken = any(meet(utc(b.start, b.end), utc(part.start, part.end)) for b in problem.bookings)
            agent = None if taken or part.start < problem.now else _free(builder, referent.sites[0], part)
            if agent is not None:
                builder = builder.offer(referent.sites[0], referent.id, part, agent)
    return builder


def _free(builder: RosterBuilder, site: str, part: Interval) -> str | None:
    """Who is there for all of it."""

    def holds(start: datetime, end: datetime) -> bool:
        return start <= part.start and part.end <= end

    return next((s.agent for s in builder.roster.shifts if s.site == site and holds(s.start, s.end)), None)
