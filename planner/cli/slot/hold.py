"""`binome slot hold`: at a counter, off the bus."""

from planner.cli.slot.telling import Booking, SlotId
from planner.cli.slot.tending import tend
from planner.services.slots.tend_slot import hold_slot
from schemas.ids import BookingId

HELP = """Retient un créneau dix minutes pour quelqu’un qui va le prendre.

Code de retour :
0 : retenu ;
1 : aucun créneau de ce nom, ou il n’est pas libre : les plus proches sont dits ;
5 : la base n’est pas accessible.
"""


def command(slot: SlotId, booking: Booking) -> None:
    """Hold a slot."""
    tend(slot, hold_slot, BookingId(booking))
