"""The cheapest placement of a tiny week, found by trying everything on tens of minutes."""

from collections.abc import Iterator
from dataclasses import dataclass

from schemas.problem import Problem
from tests.core.appointments.week import Week

TEN = 10


@dataclass(frozen=True)
class Try:
    """One way to hold one appointment."""

    site: str
    partner: str
    referent: str
    agent: str | None
    station: bool
    start: int
    end: int

    def clashes(self, other: "Try") -> bool:
        """Whether the two cannot both be, stations aside."""
        same = self.referent == other.referent or (self.agent is not None and self.agent == other.agent)
        return same and self.start < other.end and other.start < self.end


def cheapest(week: Week) -> tuple[int, int]:
    """Least booking cost, and least missing minutes at that cost."""
    problem, clock = week.facts.problem, week.facts.week
    asked: list[tuple[str, str, int]] = []
    for site in problem.sites:
        for target in site.partner_targets:
            asked += [(site.id, target.partner, target.minutes)] * target.appointments
    booked: list[tuple[tuple[str, int], list[Try]]] = []
    for booking in problem.bookings:
        span = clock.minute(booking.start), clock.minute(booking.end)
        ways = [
            way
            for site in (booking.site, *near(problem, booking.site))
            for way in _ways(week, site, booking.partner, span[1] - span[0], booking.referent)
        ]
        booked.append(((booking.site, span[0]), ways))
    best = (10 * len(booked) + 1, 0)
    for cost, held in _bookings(problem, booked, 0, []):
        if cost <= best[0]:
            open_asks = _without_booked(asked, held)
            best = min(best, (cost, _offers(problem, week, open_asks, held)))
    return best


def _bookings(
    problem: Problem, booked: list[tuple[tuple[str, int], list[Try]]], cost: int, held: list[Try]
) -> Iterator[tuple[int, list[Try]]]:
    if not booked:
        yield cost, held
        return
    (original, ways), rest = booked[0], booked[1:]
    yield from _bookings(problem, rest, cost + 10, held)
    for way in ways:
        if _fits(problem, way, held):
            same_day = way.start // 1440 == original[1] // 1440
            moved = 0 if (way.site, way.start) == original else 1 if same_day else 3
            yield from _bookings(problem, rest, cost + moved, [*held, way])


def near(problem: Problem, site: str) -> list[str]:
    """Sites that are at most half an hour away, for a problem that states each journey once."""
    ways = [(way.origin, way.destination) for way in problem.travel_minutes if way.minutes <= 30]
    return [other for one, other in (*ways, *(way[::-1] for way in ways)) if one == site]


def _without_booked(asked: list[tuple[str, str, int]], held: list[Try]) -> list[tuple[str, str, int]]:
    left = list(asked)
    for way in held:
        met = next((a for a in left if a[:2] == (way.site, way.partner) and a[2] <= way.end - way.start), None)
        if met is not None:
            left.remove(met)
    return left


def _offers(problem: Problem, week: Week, asked: list[tuple[str, str, int]], held: list[Try]) -> int:
    """Least missing minutes of what is asked beside what is held."""
    if not asked:
        return 0
    (site, partner, minutes), rest = asked[0], asked[1:]
    best = minutes + _offers(problem, week, rest, held)
    for way in _ways(week, site, partner, minutes, None):
        if best == 0:
            break
        if _fits(problem, way, held):
            best = min(best, _offers(problem, week, rest, [*held, way]))
    return best


def _fits(problem: Problem, way: Try, held: list[Try]) -> bool:
    if any(way.clashes(other) for other in held):
        return False
    if not way.station:
        return True
    rooms = next(site.stations for site in problem.sites if site.id == way.site)
    taking = [other for other in held if other.station and other.site == way.site]
    minutes = range(way.start, way.end, TEN)
    return all(sum(o.start <= minute < o.end for o in taking) < rooms for minute in minutes)


def _ways(week: Week, site: str, partner: str, minutes: int, only: str | None) -> Iterator[Try]:
    """Every way to hold an appointment; shifts, doors and availabilities are on tens of minutes, so starts are too."""
    problem, clock = week.facts.problem, week.facts.week
    for referent in problem.referents:
        if referent.partner != partner or site not in referent.sites or only not in {None, referent.id}:
            continue
        for door in week.doors:
            for free in referent.availability:
                first = max(door.start, clock.minute(free.start))
                margin = week.facts.figures.offers.closing_minutes if only is None else 0
                last = min(door.end - margin, clock.minute(free.end)) - minutes
                for start in range(first, last + 1, TEN) if door.site == site else ():
                    for agent in _agents(week, site, partner, (start, start + minutes), referent.modality):
                        station = referent.modality != "phone"
                        yield Try(site, partner, referent.id, agent, station, start, start + minutes)


def _agents(week: Week, site: str, partner: str, span: tuple[int, int], modality: str) -> list[str | None]:
    if modality == "on_site":
        return [None]
    date = week.facts.week.dates[span[0] // 1440]
    trained = {agent.id for agent in week.facts.problem.agents if agent.holds(partner, date)}
    there = [s for s in week.shifts if s.site == site and s.start <= span[0] and span[1] <= s.end]
    return [s.agent for s in there if s.agent in trained]
