"""bookings: a slot held, taken, given back, and the answer to a move. Nothing about the visitor."""

from collections.abc import Iterable
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from sqlmodel import Session

from planner.services.kept_slots import slot_of_row
from planner.services.near_slots import alternatives
from planner.services.slots import Slot
from planner.services.tend_slot import NotTended, hold_slot
from planner.store.weeks import lock_basin
from planner.web.api.asking import Asking, May
from planner.web.api.problems import Refusal, unknown
from planner.web.api.shapes import Given
from planner.web.api.slots import SlotTold, told
from planner.web.api.submitting import IdempotencyKey, posting, say
from planner.web.api.turns import Turn
from schemas.events.slot_bookings import SlotBooked, SlotCancelled, SlotMoveAnswered
from schemas.ids import BookingKey, SlotId
from schemas.tables.slot import SlotRow

router = APIRouter(route_class=Turn, tags=["slots"])
Mine = Annotated[Asking, Depends(May("slots.write", "slot"))]


class BookingGiven(Given):
    """Under which reference."""

    booking: BookingKey
    """The partner's opaque reference; nothing about the visitor."""


class MoveAnswer(BookingGiven):
    """The answer to a move that was proposed."""

    accepted: bool
    """Whether the new time suits."""


@router.post("/slots/{slot:path}/hold")
def hold(slot: str, given: BookingGiven, asking: Mine) -> SlotTold:
    """Keep a slot for whoever has a reference, for ten minutes; 409 with the nearest free ones where it is not free."""
    with asking.standing.transactions() as session:
        lock_basin(session, asking.basin)
        row = _row(session, slot)
        done = hold_slot(session, row, given.booking, asking.standing.clock(), asking.source)
        if isinstance(done, NotTended):
            raise _taken(done.text, done.alternatives)
        return told(row, asking)


@router.post("/slots/{slot:path}/book")
def book(slot: str, given: BookingGiven, request: Request, asking: Mine, key: IdempotencyKey = None) -> SlotTold:
    """Take a slot; 409 with the nearest free ones where it is not to be had."""
    data = SlotBooked(slot=SlotId(slot), booking=given.booking)
    posted = posting(asking, request, given.model_dump(mode="json"), key)
    say(asking, data, basin=asking.basin, subject=slot, posted=posted)
    with asking.standing.reading() as session:
        row = _row(session, slot)
        if row.booking != given.booking:
            near = alternatives(session, row.basin, row.week, slot_of_row(row), asking.standing.clock())
            raise _taken("this slot is not to be had", near)
        return told(row, asking)


@router.post("/slots/{slot:path}/cancel")
def cancel_booking(
    slot: str, given: BookingGiven, request: Request, asking: Mine, key: IdempotencyKey = None
) -> SlotTold:
    """Give a slot back; 409 where it is not held by this reference."""
    data = SlotCancelled(slot=SlotId(slot), booking=given.booking)
    return _said(slot, data, given, request, asking, key)


@router.post("/slots/{slot:path}/answer")
def answer_move(slot: str, given: MoveAnswer, request: Request, asking: Mine, key: IdempotencyKey = None) -> SlotTold:
    """Say whether a move that was proposed suits; 409 where none is proposed."""
    data = SlotMoveAnswered(slot=SlotId(slot), booking=given.booking, accepted=given.accepted)
    return _said(slot, data, given, request, asking, key)


def _said(
    slot: str,
    data: SlotCancelled | SlotMoveAnswered,
    given: Given,
    request: Request,
    asking: Asking,
    key: str | None,
) -> SlotTold:
    posted = posting(asking, request, given.model_dump(mode="json"), key)
    if say(asking, data, basin=asking.basin, subject=slot, posted=posted).end == "superseded":
        raise Refusal(409, "this slot is not as this reference has it")
    with asking.standing.reading() as session:
        return told(_row(session, slot), asking)


def _row(session: Session, slot: str) -> SlotRow:
    row = session.get(SlotRow, slot)
    if row is None:
        raise unknown()
    return row


def _taken(detail: str, near: Iterable[Slot]) -> Refusal:
    return Refusal(409, detail, alternatives=[{"slot": each.id, "start": each.start.isoformat()} for each in near])
