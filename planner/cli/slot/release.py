"""`binome slot release`: at a counter, off the bus."""

from planner.cli.slot.telling import SlotId
from planner.cli.slot.tending import tend
from planner.services.slots.tend_slot import release_slot

HELP = """Libère un créneau retenu.

Code de retour :
0 : libéré ;
1 : aucun créneau de ce nom, ou il n’est pas retenu ;
5 : la base n’est pas accessible.
"""


def command(slot: SlotId) -> None:
    """Release a slot that is held."""
    tend(slot, release_slot)
