"""appointment.open: an appointment lies inside one opening of its site.

Source: convention of the project: nobody is given an appointment behind a closed door.
"""

from planner.core.model.draft import Draft
from schemas.ids import RuleId

ID = RuleId("appointment.open")


def post(draft: Draft) -> None:
    """Doors open on every segment of a booking that is kept."""
    for booked in draft.booked:
        door = draft.doors.get((booked.booking.site, booked.day))
        held = () if door is None else door.covering(booked.span)
        if not held:
            draft.require(ID, (booked.booking.appointment,), booked.kept == 0)
        for is_open in held:
            draft.require_any(ID, (booked.booking.appointment,), (~booked.kept, is_open))
