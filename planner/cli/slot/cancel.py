"""`binome slot cancel`: as a partner's tool says it on the bus."""

from planner.cli.slot.telling import Booking, SlotId, tell
from schemas.events.slot_bookings import SlotCancelled
from schemas.ids import BookingId
from schemas.ids import SlotId as Slot

HELP = """Rend un créneau qui était pris ; son horaire est de nouveau proposé.

S’il avait été déplacé, c’est sous un autre identifiant : le sien dit l’ancien horaire, et il est retiré.

Code de retour :
0 : rendu ;
1 : aucun créneau de ce nom, ou il n’est pas pris sous cette référence ;
5 : la base n’est pas accessible.
"""


def command(slot: SlotId, booking: Booking) -> None:
    """Give a slot back."""
    tell(SlotCancelled(slot=Slot(slot), booking=BookingId(booking)))
