"""`binome slot book`: as a partner's tool says it on the bus."""

from planner.cli.slot.telling import Booking, SlotId, tell
from schemas.events.slot_bookings import SlotBooked
from schemas.ids import BookingId
from schemas.ids import SlotId as Slot

HELP = """Prend un créneau pour un partenaire.

Code de retour :
0 : pris, ou déjà pris sous cette référence ;
1 : aucun créneau de ce nom, ou il n’est plus libre : les plus proches sont dits ;
5 : la base n’est pas accessible.
"""


def command(slot: SlotId, booking: Booking) -> None:
    """Take a slot."""
    tell(SlotBooked(slot=Slot(slot), booking=BookingId(booking)))
