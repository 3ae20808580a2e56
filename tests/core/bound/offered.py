"""offered: appointments tried at random: bookings kept where they stand, slots on offer in referents' time."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from random import Random

from planner.core.facts.component import Facts
from planner.core.facts.week import Span, day_of
from schemas.ids import AgentId, SiteId
from schemas.partner import Booking, Referent
from schemas.problem import Problem
from schemas.roster import Appointment
from tests.week import make

Shifts = list[tuple[SiteId, int, int]]
AllShifts = Mapping[tuple[AgentId, int], Shifts]


def all_appointments(
    problem: Problem, facts: Facts, shifts: AllShifts, refused: set[str], draw: Random
) -> Iterator[Appointment]:
    """Every booking, and slots on offer wanted or not, but for those that were refused."""
    desk = _Desk(facts, shifts, draw)
    for booking in problem.bookings:
        yield desk.booked(booking, kept=booking.appointment not in refused or booking.start < problem.now)
    for site in facts.sites.values():
        for target in site.targets:
            for referent in facts.referents.values():
                if referent.partner != target.partner or site.id not in referent.sites:
                    continue
                for first, last in facts.free[referent.id]:
                    for start in range(first, last - target.minutes + 1, target.minutes):
                        offer = desk.offered(site.id, referent, (start, start + target.minutes))
                        if offer.id not in refused and start >= facts.now:
                            yield offer


@dataclass
class _Desk:
    facts: Facts
    shifts: AllShifts
    draw: Random

    def booked(self, booking: Booking, *, kept: bool) -> Appointment:
        week = self.facts.week
        referent = self.facts.referents.get(booking.referent)
        span = (week.minute(booking.start), week.minute(booking.end))
        return make(
            Appointment,
            id=booking.appointment,
            site=booking.site,
            partner=booking.partner,
            referent=booking.referent,
            agent=self._attends(booking.site, referent, span) if kept else None,
            start=booking.start,
            end=booking.end,
            modality="video" if referent is None else referent.modality,
            state="booked" if kept else "withdrawn",
        )

    def offered(self, site: SiteId, referent: Referent, span: Span) -> Appointment:
        begin, end = (self.facts.week.instant(minute) for minute in span)
        return make(
            Appointment,
            id=f"{site}/{referent.partner}/{referent.id}/{begin.isoformat()}",
            site=site,
            partner=referent.partner,
            referent=referent.id,
            agent=self._attends(site, referent, span),
            start=begin,
            end=end,
            modality=referent.modality,
            state="offered",
        )

    def _attends(self, site: SiteId, referent: Referent | None, span: Span) -> AgentId | None:
        if referent is None or referent.modality == "on_site":
            return None
        day = day_of(span[0])
        able = [
            agent.id
            for agent in self.facts.agents.values()
            if agent.holds(referent.partner, day, self.facts.week)
            and any(s == site and a <= span[0] and span[1] <= b for s, a, b in self.shifts[agent.id, day])
        ]
        return self.draw.choice(able) if able else None
