"""timetable: what a solve gives out, in minutes of the week: shifts, openings and appointments."""

from collections.abc import Container
from dataclasses import dataclass
from typing import Literal

from planner.core.facts.week import Span
from schemas.ids import AgentId, AppointmentId, PartnerId, ReferentId, SiteId
from schemas.partner import Modality


@dataclass(frozen=True, order=True)
class Presence:
    """One unbroken presence of an agent at a site."""

    agent: AgentId
    site: SiteId
    start: int
    end: int


@dataclass(frozen=True, order=True)
class Door:
    """One unbroken interval in which a site is open."""

    site: SiteId
    start: int
    end: int


@dataclass(frozen=True)
class Placed:
    """One appointment: taken, on offer, or taken and impossible."""

    booking: AppointmentId | None
    site: SiteId
    partner: PartnerId
    referent: ReferentId
    agent: AgentId | None
    start: int
    end: int
    modality: Modality
    state: Literal["offered", "booked", "withdrawn"]
    previous: Span | None = None


@dataclass(frozen=True)
class Timetable:
    """Shifts, openings and appointments of some sites, history included."""

    shifts: tuple[Presence, ...]
    doors: tuple[Door, ...]
    appointments: tuple[Placed, ...] = ()

    def at(self, sites: Container[SiteId]) -> "Timetable":
        """The shifts and openings at some of the sites, without appointments."""
        return Timetable(
            tuple(shift for shift in self.shifts if shift.site in sites),
            tuple(door for door in self.doors if door.site in sites),
        )
