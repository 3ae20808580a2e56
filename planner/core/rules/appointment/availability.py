"""appointment.availability: the referent is available from the first minute of an appointment to the last.

Source: convention of the project; contract, referents.
"""

from planner.core.model.draft import Draft
from schemas.ids import RuleId

ID = RuleId("appointment.availability")


def post(draft: Draft) -> None:
    """A booking outside its referent's time is not kept."""
    for booked in draft.booked:
        start, end = booked.span
        if not any(a <= start and end <= b for a, b in draft.facts.free[booked.booking.referent]):
            draft.require(ID, (booked.booking.appointment,), booked.kept == 0)
