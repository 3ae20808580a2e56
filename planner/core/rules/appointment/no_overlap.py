"""appointment.no_overlap: neither an agent nor a referent has two appointments at once.

Source: convention of the project.
"""

from itertools import combinations

from planner.core.draft import Draft
from planner.core.week import overlap
from schemas.ids import RuleId

ID = RuleId("appointment.no_overlap")


def post(draft: Draft) -> None:
    """Of two bookings that share a minute, not both with one referent, nor both with one attendant."""
    for one, other in combinations(draft.booked, 2):
        if not overlap(one.span, other.span):
            continue
        subject = (one.booking.appointment, other.booking.appointment)
        if one.booking.referent == other.booking.referent:
            draft.forbid(ID, subject, (one.kept, other.kept))
        for agent in one.attends.keys() & other.attends.keys():
            draft.forbid(ID, subject, (one.attends[agent], other.attends[agent]))
