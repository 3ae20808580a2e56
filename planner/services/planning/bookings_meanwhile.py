"""bookings_meanwhile: what partners took or gave back while a week was being solved, brought into its plan.

Bookings raise no version: a slot that the plan still offers is simply taken in it, which changes no rung. Anything
else means that the week is solved again.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlmodel import Session

from planner.services.planning.compose_problem import bookings_of, frame_of
from planner.services.planning.composition.reception import composed_booking
from planner.services.planning.loaded_week import LoadedWeek
from schemas.ids import AppointmentId
from schemas.partner import Booking
from schemas.problem import Problem
from schemas.roster import Appointment, Roster
from schemas.tables.basin import BasinRow


@dataclass(frozen=True)
class UpToDate:
    """A plan that knows every booking there is."""

    problem: Problem
    published: Roster | None
    proposed: Roster | None


def with_bookings(
    session: Session, basin: BasinRow, loaded: LoadedWeek, published: Roster | None, proposed: Roster | None
) -> UpToDate | None:
    """The plan with the bookings as they are now; None where it has no room for one of them, or knows one moved."""
    frame = frame_of(basin, loaded.week)
    now = {row.id: composed_booking(row, frame) for row in bookings_of(session, basin.id, frame)}
    known = {booking.appointment: booking for booking in loaded.problem.bookings}
    current = {booking.appointment: booking for booking in now.values()}
    if current == known:
        return UpToDate(loaded.problem, published, proposed)
    brought = [None if roster is None else _brought(roster, known, current) for roster in (published, proposed)]
    if any(after is None and before is not None for before, after in zip((published, proposed), brought, strict=True)):
        return None
    problem = loaded.problem.model_copy(update={"bookings": tuple(now.values())})
    return UpToDate(problem, *brought)


def _brought(
    roster: Roster, known: Mapping[AppointmentId, Booking], current: Mapping[AppointmentId, Booking]
) -> Roster | None:
    appointments = {each.id: each for each in roster.appointments}
    for key in current.keys() - known.keys():
        if not _is_at(appointments.get(key), "offered", current[key]):
            return None
        appointments[key] = appointments[key].model_copy(update={"state": "booked"})
    for key in known.keys() - current.keys():
        if not _is_at(appointments.get(key), "booked", known[key]):
            return None
        appointments[key] = appointments[key].model_copy(update={"state": "offered"})
    if any(current[key] != known[key] for key in current.keys() & known.keys()):
        return None
    return roster.model_copy(update={"appointments": tuple(appointments.values())})


def _is_at(appointment: Appointment | None, state: str, booking: Booking) -> bool:
    """Whether the roster has it in that state, where and when it was taken."""
    return (
        appointment is not None
        and appointment.state == state
        and (appointment.site, appointment.start, appointment.end) == (booking.site, booking.start, booking.end)
    )
