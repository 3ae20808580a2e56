"""appointment.no_overlap: a referent holds one appointment at a time, wherever it is.

Source: convention of the project.
"""

from itertools import combinations

from planner.core.facts.week import overlap
from planner.core.model.booked import settled_bookings, span_of
from planner.core.model.draft import Draft
from schemas.ids import RuleId

ID = RuleId("appointment.no_overlap")


def post(draft: Draft) -> None:
    """Of two bookings with one referent that share a minute, not both are kept."""
    begun = [(b.referent, span_of(draft.facts, b)) for b in settled_bookings(draft.facts)]
    for booked in draft.booked:
        if any(booked.booking.referent == who and overlap(booked.span, span) for who, span in begun):
            draft.require(ID, (booked.booking.appointment,), booked.kept == 0)
    for one, other in combinations(draft.booked, 2):
        if one.booking.referent == other.booking.referent and overlap(one.span, other.span):
            draft.forbid(ID, (one.booking.appointment, other.booking.appointment), (one.kept, other.kept))
