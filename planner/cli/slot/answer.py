"""`binome slot answer`: a partner's answer to a move that was proposed."""

from typing import Annotated

import typer

from planner.cli.slot.telling import Booking, SlotId, tell
from schemas.events.slot_bookings import SlotMoveAnswered
from schemas.ids import BookingId
from schemas.ids import SlotId as Slot

HELP = """Répond au nouvel horaire proposé pour un rendez-vous.

Accepté, il est déplacé ; refusé, il est retiré, et d’autres créneaux sont proposés au partenaire.

Code de retour :
0 : enregistré ;
1 : aucun créneau de ce nom, ou aucun déplacement n’attend de réponse sous cette référence ;
5 : la base n’est pas accessible.
"""


def command(
    slot: SlotId,
    booking: Booking,
    accepted: Annotated[bool, typer.Option("--yes/--no", help="Le nouvel horaire convient, ou non.")],
) -> None:
    """Answer to a proposed move."""
    tell(SlotMoveAnswered(slot=Slot(slot), booking=BookingId(booking), accepted=accepted))
