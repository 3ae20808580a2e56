"""writing: a timetable of the core as the shifts, openings and appointments of a roster."""

from planner.core.appointments.names import name_of
from planner.core.facts.week import Week
from planner.core.timetable import Placed, Timetable
from schemas.roster import Appointment, Opening
from schemas.shift import Interval, Shift


def shifts_of(timetable: Timetable, week: Week) -> tuple[Shift, ...]:
    """Shifts in order of agent and time."""
    ordered = sorted(timetable.shifts, key=lambda s: (s.agent, s.start))
    return tuple(
        Shift(agent=s.agent, site=s.site, start=week.instant(s.start), end=week.instant(s.end)) for s in ordered
    )


def openings_of(timetable: Timetable, week: Week) -> tuple[Opening, ...]:
    """Openings in order of site and time."""
    return tuple(
        Opening(site=d.site, start=week.instant(d.start), end=week.instant(d.end)) for d in sorted(timetable.doors)
    )


def appointments_of(timetable: Timetable, week: Week) -> tuple[Appointment, ...]:
    """Appointments in order of site and time; one on offer is named after its place and time."""
    ordered = sorted(timetable.appointments, key=lambda a: (a.site, a.start, a.partner, a.referent))
    return tuple(_appointment(placed, week) for placed in ordered)


def _appointment(placed: Placed, week: Week) -> Appointment:
    start = week.instant(placed.start)
    previous = placed.previous
    return Appointment(
        id=placed.booking or name_of(placed.site, placed.partner, placed.referent, start),
        site=placed.site,
        partner=placed.partner,
        referent=placed.referent,
        agent=placed.agent,
        start=start,
        end=week.instant(placed.end),
        modality=placed.modality,
        state=placed.state,
        previous=None if previous is None else Interval(start=week.instant(previous[0]), end=week.instant(previous[1])),
    )
