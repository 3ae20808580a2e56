"""of_roster: what a published roster puts into calendars: shifts, the journeys between them, and openings."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from planner.services.calendars.wanted import Wanted
from schemas.problem import Problem
from schemas.roster import Roster
from schemas.shift import Shift

Ways = Mapping[tuple[str, str], int]
"""Minutes from site to site."""


def wanted_of_roster(roster: Roster, ways: Ways, zone: ZoneInfo) -> Iterator[Wanted]:
    """Every event, in the order of the roster."""
    by_agent: defaultdict[str, list[Shift]] = defaultdict(list)
    for shift in roster.shifts:
        by_agent[shift.agent].append(shift)
        yield Wanted("shift", shift.agent, shift.site, shift.start, shift.end)
    for shifts in by_agent.values():
        for before, after in pairwise(sorted(shifts, key=lambda each: each.start)):
            minutes = ways.get((before.site, after.site), 0)
            same_day = before.start.astimezone(zone).date() == after.start.astimezone(zone).date()
            if same_day and before.site != after.site and minutes:
                yield _journey(before, after, minutes)
    for opening in roster.openings:
        yield Wanted("opening", opening.site, opening.site, opening.start, opening.end)


def ways_of(problem: Problem) -> Ways:
    """Journeys in both directions, as the checker counts them."""
    there = {(str(way.destination), str(way.origin)): way.minutes for way in problem.travel_minutes}
    return there | {(str(way.origin), str(way.destination)): way.minutes for way in problem.travel_minutes}


def _journey(before: Shift, after: Shift, minutes: int) -> Wanted:
    """So that its end is the beginning of the next shift: when to leave at the latest."""
    start = after.start - timedelta(minutes=minutes)
    return Wanted("journey", after.agent, after.site, start, after.start, detail={"origin": before.site})
