"""ground: where appointments could stand at all: open doors, referents' time, and trained agents on shift."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from planner.core.appointments.names import Named, names_taken
from planner.core.appointments.wanted import Want, first_minute
from planner.core.facts.agent import AgentFacts
from planner.core.facts.component import Facts
from planner.core.facts.week import WEEK_MINUTES, Span, clipped, united, without
from planner.core.timetable import Door, Presence
from schemas.ids import AgentId, PartnerId, ReferentId, SiteId
from schemas.partner import Modality
from schemas.time import DAY_MINUTES

Attendant = tuple[AgentFacts, Span]
"""Someone who can attend appointments with a partner, and an unbroken time on shift."""


@dataclass
class Ground:
    """The time in which appointments may stand, before any is placed."""

    facts: Facts
    doors: Mapping[SiteId, tuple[Span, ...]]
    presence: Mapping[SiteId, tuple[Attendant, ...]]
    first: int
    """First minute at which something may begin."""
    named: Named = field(default_factory=dict)
    """Minutes at which an offer would bear the name of a booking."""
    closing: int = 0
    """Minutes before doors close at which nothing that is on offer may still last."""
    _rooms: dict[tuple[SiteId, ReferentId, bool], tuple[Span, ...]] = field(default_factory=dict)
    _fitting: dict[tuple[SiteId, PartnerId, ReferentId, int, bool], tuple[Span, ...]] = field(default_factory=dict)
    _attendants: dict[tuple[SiteId, PartnerId], tuple[Attendant, ...]] = field(default_factory=dict)

    def rooms(self, want: Want, referent: ReferentId) -> tuple[Span, ...]:
        """Unbroken times in which a referent can receive behind open doors of the site that an appointment is for."""
        key = (want.site, referent, want.booking is None)
        if key not in self._rooms:
            margin = self.closing if want.booking is None else 0
            doors = [(start, end - margin) for start, end in self.doors.get(want.site, ()) if end - margin > start]
            open_from_now = clipped(doors, [(self.first, WEEK_MINUTES)])
            self._rooms[key] = clipped(self.facts.free[referent], open_from_now)
        return self._rooms[key]

    def attendants(self, site: SiteId, partner: PartnerId) -> tuple[Attendant, ...]:
        """Who can attend appointments with a partner and when; those who know fewest partners come first."""
        key = (site, partner)
        if key not in self._attendants:
            week = self.facts.week
            able = [a for a in self.presence.get(site, ()) if a[0].holds(partner, a[1][0] // DAY_MINUTES, week)]
            able.sort(key=lambda a: (len(a[0].source.skills), a[0].index, a[1]))
            self._attendants[key] = tuple(able)
        return self._attendants[key]

    def modality(self, referent: ReferentId) -> Modality:
        """How a referent receives, even one who serves none of these sites any more."""
        known = self.facts.referents.get(referent)
        return known.modality if known else next(r.modality for r in self.facts.problem.referents if r.id == referent)

    def needs_agent(self, referent: ReferentId) -> bool:
        """Whether someone of the site must attend."""
        return self.modality(referent) != "on_site"

    def needs_station(self, referent: ReferentId) -> bool:
        """Whether a station is occupied."""
        return self.modality(referent) != "phone"

    def contended(self, site: SiteId) -> bool:
        """Whether two appointments at once could need the same person of the site."""
        phones = any(site in r.sites and r.modality == "phone" for r in self.facts.referents.values())
        return phones or self.facts.sites[site].stations > 1

    def barred(self, want: Want, referent: ReferentId) -> frozenset[int]:
        """Minutes at which it may not begin with a referent, for the sake of its name."""
        return self.named.get((want.site, referent), frozenset()) if want.booking is None else frozenset()

    def fitting(self, want: Want, referent: ReferentId) -> tuple[Span, ...]:
        """Where an appointment could stand if it were the only one: unbroken times, in order."""
        key = (want.site, want.partner, referent, want.minutes, want.booking is None)
        if key not in self._fitting:
            self._fitting[key] = self._fit(want, referent)
        return self._fitting[key]

    def _fit(self, want: Want, referent: ReferentId) -> tuple[Span, ...]:
        if self.needs_station(referent) and not self.facts.sites[want.site].stations:
            return ()
        rooms = tuple(room for room in self.rooms(want, referent) if room[1] - room[0] >= want.minutes)
        if not self.needs_agent(referent):
            return rooms
        pieces = ((max(a, c), min(b, d)) for a, b in rooms for _, (c, d) in self.attendants(want.site, want.partner))
        return tuple(sorted({piece for piece in pieces if piece[1] - piece[0] >= want.minutes}))


def read_ground(facts: Facts, shifts: Iterable[Presence], doors: Iterable[Door]) -> Ground:
    """The ground that shifts and openings make."""
    there: dict[tuple[SiteId, AgentId], list[Span]] = {}
    for shift in shifts:
        there.setdefault((shift.site, shift.agent), []).append((shift.start, shift.end))
    presence: dict[SiteId, list[Attendant]] = {}
    for (site, key), spans in there.items():
        agent = facts.agents.get(key)
        if agent is not None and site in facts.sites:
            # History keeps the shifts of people who were not really there.
            real = without(spans, agent.unavailable)
            presence.setdefault(site, []).extend((agent, span) for span in real)
    opened: dict[SiteId, list[Span]] = {}
    for door in doors:
        opened.setdefault(door.site, []).append((door.start, door.end))
    return Ground(
        facts=facts,
        doors={site: united(spans) for site, spans in opened.items()},
        presence={site: tuple(spans) for site, spans in presence.items()},
        first=first_minute(facts),
        named=names_taken(facts.problem.bookings, facts.week),
        closing=facts.figures.offers.closing_minutes,
    )
