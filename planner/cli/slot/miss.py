"""`binome slot miss`: at a counter, off the bus."""

from planner.cli.slot.telling import SlotId
from planner.cli.slot.tending import tend
from planner.services.slots.tend_slot import miss_slot

HELP = """Note que personne n’est venu à un rendez-vous.

Code de retour :
0 : noté ;
1 : aucun créneau de ce nom, ou il n’a pas encore commencé, ou n’était pas pris ;
5 : la base n’est pas accessible.
"""


def command(slot: SlotId) -> None:
    """Note that nobody came."""
    tend(slot, miss_slot)
