"""appointment.station: at no minute do more appointments use a confidential room than the site has.

Source: convention of the project; contract, stations.
"""

from planner.core.facts.week import overlap
from planner.core.model.booked import needs_station, settled_bookings, span_of
from planner.core.model.draft import Draft
from schemas.ids import RuleId

ID = RuleId("appointment.station")


def post(draft: Draft) -> None:
    """Of the bookings that share the first minute of one of them, as many are kept as there are rooms left."""
    facts = draft.facts
    placed = [booked for booked in draft.booked if needs_station(facts, booked.booking)]
    begun = [(b.site, span_of(facts, b)) for b in settled_bookings(facts) if needs_station(facts, b)]
    for booked in placed:
        minute = (booked.span[0], booked.span[0] + 1)
        site = booked.booking.site
        together = [other.kept for other in placed if other.booking.site == site and overlap(minute, other.span)]
        taken = sum(place == site and overlap(minute, span) for place, span in begun)
        rooms = max(0, facts.sites[site].stations - taken)
        if len(together) > rooms:
            draft.require(ID, (booked.booking.appointment,), sum(together) <= rooms)
