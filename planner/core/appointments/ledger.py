"""ledger: which minutes of referents, agents and stations are taken, exactly."""

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from planner.core.appointments.ground import Ground
from planner.core.appointments.wanted import Want, Wanted
from planner.core.facts.week import Span
from schemas.ids import AgentId, ReferentId, SiteId


@dataclass(frozen=True)
class Seat:
    """The place of one appointment."""

    want: Want
    referent: ReferentId
    agent: AgentId | None
    start: int

    @property
    def span(self) -> Span:
        """From when until when."""
        return self.start, self.start + self.want.minutes

    @property
    def is_new(self) -> bool:
        """Whether it is that of an offer that nobody was told of yet: it may stand anywhere."""
        return self.want.booking is None and self.want.original is None


class Ledger:
    """What is taken of a ground."""

    def __init__(self, ground: Ground, wanted: Wanted) -> None:
        self.ground = ground
        self.wanted = wanted
        self._referents: dict[ReferentId, list[Span]] = {}
        self._agents: dict[AgentId, list[Span]] = {}
        self._stations: dict[SiteId, list[Span]] = {}

    def copy(self) -> "Ledger":
        """The same, to write on apart."""
        other = Ledger(self.ground, self.wanted)
        other._referents = {key: list(spans) for key, spans in self._referents.items()}
        other._agents = {key: list(spans) for key, spans in self._agents.items()}
        other._stations = {key: list(spans) for key, spans in self._stations.items()}
        return other

    def take(self, seat: Seat) -> None:
        """Write a seat down."""
        for spans in self._lines(seat):
            insort(spans, seat.span)

    def give_back(self, seat: Seat) -> None:
        """Strike a seat out."""
        for spans in self._lines(seat):
            del spans[bisect_left(spans, seat.span)]

    def _lines(self, seat: Seat) -> Iterator[list[Span]]:
        yield self._referents.setdefault(seat.referent, [])
        if seat.agent is not None:
            yield self._agents.setdefault(seat.agent, [])
        if self.ground.needs_station(seat.referent):
            yield self._stations.setdefault(seat.want.site, [])

    def seat(self, want: Want, referent: ReferentId, start: int) -> Seat | None:
        """A seat inside a room of the referent at the site; None where something or someone is taken."""
        span = start, start + want.minutes
        if start in self.ground.barred(want, referent) or _clashes(self._referents.get(referent, ()), span):
            return None
        if self.ground.needs_station(referent):
            stations = self.ground.facts.sites[want.site].stations
            if _most_at_once(self._stations.get(want.site, ()), span) >= stations:
                return None
        if not self.ground.needs_agent(referent):
            return Seat(want, referent, None, start)
        agent = self.attendant(want, referent, span)
        return None if agent is None else Seat(want, referent, agent, start)

    def attendant(self, want: Want, referent: ReferentId, span: Span) -> AgentId | None:
        """Who attends: the one who was to, else the one who can do least else; None where nobody is free."""
        able = [
            agent.id
            for agent, (start, end) in self.ground.attendants(want.site, want.partner)
            if start <= span[0] and span[1] <= end and not _clashes(self._agents.get(agent.id, ()), span)
        ]
        usual = self.wanted.attended.get((referent, span[0]))
        return usual if usual in able else able[0] if able else None

    def at_original(self, want: Want) -> Seat | None:
        """The seat where the appointment stands so far; None where it cannot stand there any more."""
        if want.original is None:
            return None
        for referent in want.referents:
            if any(a <= want.original[0] and want.original[1] <= b for a, b in self.ground.rooms(want, referent)):
                return self.seat(want, referent, want.original[0])
        return None

    def earliest(self, want: Want, referent: ReferentId, room: Span, step: int) -> Seat | None:
        """The earliest seat in a room on a multiple of `step` minutes."""
        for start in self._starts(want, referent, room, step):
            seat = self.seat(want, referent, start)
            if seat is not None:
                return seat
        return None

    def _starts(self, want: Want, referent: ReferentId, room: Span, step: int) -> list[int]:
        """Where the earliest seat must begin: with the room, with someone's shift, or when something else ends."""
        last = room[1] - want.minutes
        points = {room[0], *(end for _, end in self._referents.get(referent, ()))}
        points.update(end for _, end in self._stations.get(want.site, ()))
        points.update(barred + 1 for barred in self.ground.barred(want, referent))
        if self.ground.needs_agent(referent):
            for agent, (start, end) in self.ground.attendants(want.site, want.partner):
                if start <= last and end > room[0]:
                    points.add(start)
                    points.update(b for _, b in self._agents.get(agent.id, ()))
        return sorted({-(-p // step) * step for p in points if room[0] <= p and -(-p // step) * step <= last})

    def around(self, want: Want, referent: ReferentId, room: Span) -> list[int]:
        """Where a seat nearest to any moment in a room may begin, not sorted: as far left or right as things allow."""
        first, last = room[0], room[1] - want.minutes
        lefts = self._starts(want, referent, room, 1)
        points = {last, *(start - want.minutes for start, _ in self._referents.get(referent, ()))}
        points.update(start - want.minutes for start, _ in self._stations.get(want.site, ()))
        if self.ground.needs_agent(referent):
            for agent, (_, end) in self.ground.attendants(want.site, want.partner):
                points.add(end - want.minutes)
                points.update(a - want.minutes for a, _ in self._agents.get(agent.id, ()))
        return [*lefts, *(p for p in points if first <= p <= last)]


def _clashes(spans: Iterable[Span], span: Span) -> bool:
    return any(start < span[1] and span[0] < end for start, end in spans)


def _most_at_once(spans: Iterable[Span], span: Span) -> int:
    """Most of the spans that run at one minute of `span`."""
    inside = [taken for taken in spans if taken[0] < span[1] and span[0] < taken[1]]
    moments = (span[0], *(start for start, _ in inside if start > span[0]))
    return max(sum(start <= moment < end for start, end in inside) for moment in moments)
