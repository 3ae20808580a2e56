"""telling: what a partner's tool would say of a slot, said on the command line; the answer is read from the store."""

from collections.abc import Iterable
from typing import Annotated

import typer
from sqlmodel import Session, col, select

from config.settings import load_settings
from events.codec import Refused as Unread
from events.codec import decode
from planner.cli.answers import put_line
from planner.cli.clock import the_clock
from planner.cli.errors import CommandError, Exit
from planner.cli.options import identifier
from planner.cli.slot.shown import lines, row_of
from planner.cli.stores import the_store
from planner.cli.submitting import say
from planner.services.slots.kept_slots import slot_of_row
from planner.services.slots.slot_states import Deed, Refused, after
from planner.services.slots.told_slot import Slot
from schemas.events.booking_replies import BookingRefused
from schemas.events.slot_bookings import SlotBooked, SlotCancelled, SlotMoveAnswered
from schemas.tables.outbox import OutboxRow
from schemas.tables.slot import SlotRow

SlotId = Annotated[str, typer.Argument(metavar="CRÉNEAU", help="Identifiant du créneau.", parser=identifier)]
Booking = Annotated[
    str,
    typer.Option("--booking", metavar="REF", help="Référence du partenaire ; rien sur le visiteur.", parser=identifier),
]

_WHY = {
    "gone": "ce créneau est retiré",
    "taken": "ce créneau est déjà pris ou retenu",
    "past": "ce créneau a déjà commencé",
}


class RefusedSlotError(CommandError):
    """A slot is not to be had as wished."""

    exit = Exit.NO


def tell(data: SlotBooked | SlotCancelled | SlotMoveAnswered) -> None:
    """Take the event in and show the slot as it is now; `RefusedSlotError` where it is not to be had."""
    with the_store() as store:
        with store.reading() as session:
            basin = row_of(session, data.slot).basin
        outcome = say(store, data, basin=basin, subject=data.slot, now=the_clock(load_settings())())
        with store.reading() as session:
            if (refused := _refused(session, outcome.led_to)) is not None:
                raise RefusedSlotError(_told(session, basin, refused))
            if outcome.end == "superseded":
                raise RefusedSlotError(f"{data.slot} : {_why_nothing(slot_of_row(row_of(session, data.slot)), data)}")
            for line in lines(session, basin, [slot_of_row(row_of(session, data.slot))]):
                put_line(line)


def _why_nothing(slot: Slot, data: SlotBooked | SlotCancelled | SlotMoveAnswered) -> str:
    """Why an answer or a cancellation does nothing: the reference is another, or the slot is past that."""
    deed: Deed = "cancel" if isinstance(data, SlotCancelled) else "accept"
    state = after(slot.state, deed)
    if slot.booking == data.booking and isinstance(state, Refused):
        return state.text
    return f"rien à faire, ce rendez-vous n’est pas celui de {data.booking}."


def _refused(session: Session, led_to: Iterable[str]) -> BookingRefused | None:
    """The refusal that an event led to."""
    wanted = set(led_to)
    if not wanted:
        return None
    asked = select(OutboxRow).where(OutboxRow.topic == "binome.booking-replies").order_by(col(OutboxRow.id).desc())
    for row in session.exec(asked.limit(100)):
        event = None if row.value is None else decode(row.value, {}, row.topic)
        if event is not None and not isinstance(event, Unread) and event.id in wanted:
            return event.data if isinstance(event.data, BookingRefused) else None
    return None


def _told(session: Session, basin: str, refused: BookingRefused) -> str:
    rows = [session.get(SlotRow, each.slot) for each in refused.alternatives]
    near = lines(session, basin, [slot_of_row(row) for row in rows if row is not None])
    first = f"{refused.slot} : {_WHY[refused.reason]}."
    return "\n".join([first, *(["Les plus proches :", *near] if near else ["Aucun autre n’est libre."])])
