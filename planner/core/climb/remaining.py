"""remaining: what is left of the week that people were last given, without any search: the answer where time is short.

Whoever cannot come is not there, and doors are open only while enough people are left; everybody else keeps their week.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from planner.core.climb.repair import doors_given, parted
from planner.core.facts.component import Facts
from planner.core.facts.week import Span, clipped, day_of, united
from planner.core.timetable import Door, Presence, Timetable
from schemas.ids import SiteId

LENGTH, OFTEN = "opening.min_length", "opening.max_per_day"


def remaining(facts: Facts) -> Timetable | None:
    """The baseline's week as far as it can still be; None where there was none. Laws are not looked at."""
    if facts.problem.baseline is None:
        return None
    shifts, _ = parted(facts)
    doors = [door for site in facts.sites for door in _open_doors(facts, site, shifts)]
    return Timetable(tuple(sorted(shifts, key=lambda shift: (shift.agent, shift.start))), tuple(doors))


def _open_doors(facts: Facts, site: SiteId, shifts: Iterable[Presence]) -> Iterator[Door]:
    """Doors that were to be open, while they can be; of those of a day the longest."""
    given = [door for door in doors_given(facts) if door.site == site]
    yield from (door for door in given if door.end <= facts.now)
    attended = _attended(facts, site, [shift for shift in shifts if shift.site == site])
    by_day: dict[int, list[Span]] = {}
    for door in given:
        if door.end > facts.now:
            for part in _parts(facts, door, attended):
                by_day.setdefault(day_of(part[0]), []).append(part)
    for day, parts in by_day.items():
        over = sum(day_of(door.start) == day and door.end <= facts.now for door in given)
        most = max(0, facts.figures.of(OFTEN, "openings") - over)
        # One that goes on over now stands whatever comes after it.
        longest = sorted(parts, key=lambda part: (part[0] >= facts.now, part[0] - part[1]))[:most]
        yield from (Door(site, *part) for part in sorted(longest))


def _parts(facts: Facts, door: Door, attended: Sequence[Span]) -> Iterator[Span]:
    """Of a door that is to be open: what is attended, and long enough or whole."""
    whole = (door.start, door.end)
    past = [(door.start, facts.now)] if door.start < facts.now else []
    for part in united((*past, *clipped([(max(door.start, facts.now), door.end)], attended))):
        long_enough = part[1] - part[0] >= facts.figures.of(LENGTH, "minutes")
        if part == whole or long_enough or part[1] == facts.now:
            yield part


def _attended(facts: Facts, site: SiteId, shifts: Sequence[Presence]) -> tuple[Span, ...]:
    """When as many trained people are there as the site needs."""
    trained = [shift for shift in shifts if facts.agents[shift.agent].core[day_of(shift.start)]]
    points = sorted({point for shift in trained for point in (shift.start, shift.end)})
    return united(
        (start, end)
        for start, end in pairwise(points)
        if sum(s.start <= start and end <= s.end for s in trained) >= facts.sites[site].min_agents
    )
