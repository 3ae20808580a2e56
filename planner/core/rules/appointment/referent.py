"""appointment.referent: the referent belongs to the partner and receives at the site.

Source: convention of the project; contract, referents.
"""

from planner.core.model.draft import Draft
from schemas.ids import RuleId

ID = RuleId("appointment.referent")


def post(draft: Draft) -> None:
    """A booking with a referent who no longer receives there is not kept."""
    for booked in draft.booked:
        referent = draft.facts.referents[booked.booking.referent]
        if referent.partner != booked.booking.partner or booked.booking.site not in referent.sites:
            draft.require(ID, (booked.booking.appointment,), booked.kept == 0)
