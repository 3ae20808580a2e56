"""Rosters in words of the domain, for tests; imported through `tests.builders`."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Protocol, Self

from schemas.partner import Booking
from schemas.problem import Problem
from schemas.roster import Appointment, Opening, Roster
from schemas.shift import Interval
from tests.wall import on
from tests.week import InWeek, When, make, the


class Buildable(Protocol):
    """What builds a problem."""

    def build(self) -> Problem: ...


@dataclass(frozen=True)
class RosterBuilder(InWeek):
    """A roster being written; it claims nothing until it is certified."""

    problem: Problem
    roster: Roster

    def build(self) -> Roster:
        """The roster."""
        return self.roster

    def but(self, **fields: object) -> Self:
        """The same with some fields of the roster set otherwise."""
        return replace(self, roster=self.roster.model_copy(update=fields))

    def shift(self, agent: str, site: str, *times: When) -> Self:
        """An agent is at a site then."""
        return self.but(shifts=self.roster.shifts + self.shifts(agent, site, *times))

    def open(self, site: str, *times: When) -> Self:
        """The doors of a site are open then."""
        parts = self.intervals(*times)
        opened = tuple(make(Opening, site=site, start=part.start, end=part.end) for part in parts)
        return self.but(openings=self.roster.openings + opened)

    def staff(self, site: str, agents: Iterable[str], *times: When) -> Self:
        """The doors are open and these agents are there."""
        builder = self.open(site, *times)
        for agent in agents:
            builder = builder.shift(agent, site, *times)
        return builder

    def without(self, agent: str, day: str) -> Self:
        """The same without one agent's shifts of one day."""
        gone = on(day, self.week)
        kept = (shift for shift in self.roster.shifts if not (shift.agent == agent and shift.start.date() == gone))
        return self.but(shifts=tuple(kept))

    def offer(self, site: str, referent: str, when: When, agent: str | None = None) -> Self:
        """An appointment on offer."""
        part = self.interval(when)
        partner = the(self.problem.referents, referent).partner
        name = f"{site}/{partner}/{referent}/{part.start.isoformat()}"
        return self._appointment(name, site, referent, part, agent, "offered")

    def keep(self, booking: str, agent: str | None = None) -> Self:
        """A booking that stays where it is."""
        taken = self._booking(booking)
        part = Interval(start=taken.start, end=taken.end)
        return self._appointment(booking, taken.site, taken.referent, part, agent, "booked")

    def move(self, booking: str, when: When, agent: str | None = None, *, to: str | None = None) -> Self:
        """A booking that is held at another time, or at another site."""
        taken, part = self._booking(booking), self.interval(when)
        previous = Interval(start=taken.start, end=taken.end)
        return self._appointment(booking, to or taken.site, taken.referent, part, agent, "booked", previous)

    def withdraw(self, booking: str) -> Self:
        """A booking that cannot be held."""
        taken = self._booking(booking)
        part = Interval(start=taken.start, end=taken.end)
        return self._appointment(booking, taken.site, taken.referent, part, None, "withdrawn")

    def _booking(self, booking: str) -> Booking:
        return next(taken for taken in self.problem.bookings if taken.appointment == booking)

    def _appointment(
        self,
        name: str,
        site: str,
        referent: str,
        part: Interval,
        agent: str | None,
        state: str,
        previous: Interval | None = None,
    ) -> Self:
        who = the(self.problem.referents, referent)
        named = {"id": name, "site": site, "partner": who.partner, "referent": referent, "agent": agent}
        times = {"start": part.start, "end": part.end, "previous": previous}
        built: Appointment = make(Appointment, **named, **times, modality=who.modality, state=state)
        return self.but(appointments=(*self.roster.appointments, built))


def a_roster(problem: Problem | Buildable) -> RosterBuilder:
    """An empty roster of a problem."""
    given = problem if isinstance(problem, Problem) else problem.build()
    named = {"basin": given.basin, "week": given.week, "status": "feasible", "shifts": (), "openings": ()}
    return RosterBuilder(given.week, given.timezone, given, Roster.model_validate(named))
