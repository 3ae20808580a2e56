"""bookings: a slot held, taken, given back, and the answer to a move. Nothing about the visitor.

A slot says by itself what can be done with it under which reference, so none of it needs the version that was read; who
names one in `If-Match` is refused where the slot is another by now.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from sqlmodel import Session

from events.outcome import Outcome
from planner.services.slots.book_slot import Reason, reason_against
from planner.services.slots.kept_slots import slot_of_row
from planner.services.slots.near_slots import alternatives
from planner.services.slots.tend_slot import NotTended, hold_slot
from planner.services.slots.told_slot import Slot
from planner.store.weeks import lock_basin
from planner.web.api.asking import Asking, May
from planner.web.api.problems import Refusal, unknown
from planner.web.api.shapes import Given
from planner.web.api.slots import SlotTold, tag_of_slot, told
from planner.web.api.submitting import IdempotencyKey, posting, say, was_said
from planner.web.api.turns import Turn
from planner.web.api.versions import IfMatch, require_match
from schemas.events.data import EventData
from schemas.events.slot_bookings import SlotBooked, SlotCancelled, SlotMoveAnswered
from schemas.ids import BookingKey, SlotId
from schemas.tables.slot import SlotRow

router = APIRouter(route_class=Turn, tags=["slots"])
Mine = Annotated[Asking, Depends(May("slots.write", "slot"))]

_WHY: Mapping[Reason, str] = {
    "gone": "this slot is no longer on offer",
    "taken": "this slot is taken, or held for somebody else",
    "past": "this slot has begun",
}


class BookingGiven(Given):
    """Under which reference."""

    booking: BookingKey
    """The partner's opaque reference; nothing about the visitor."""


class MoveAnswer(BookingGiven):
    """The answer to a move that was proposed."""

    accepted: bool
    """Whether the new time suits."""


@dataclass(frozen=True)
class Saying:
    """What is said of a slot, and how it may be said again."""

    slot: SlotId
    request: Request
    response: Response
    key: str | None
    """The key under which it is done once."""
    if_match: str | None
    """The version that was read."""

    def take_in(self, data: EventData, given: Given, asking: Asking) -> Outcome:
        """How it ends. The version is looked at unless it was done already: what is posted again finds what the first
        time left."""
        posted = posting(asking, self.request, given.model_dump(mode="json"), self.key)

        def looked_at(session: Session) -> None:
            if not was_said(session, asking, posted):
                _require_match(_row(session, self.slot), self.if_match, given, asking)

        return say(asking, data, basin=asking.basin, subject=self.slot, posted=posted, first=looked_at)


async def said_of(
    slot: str,
    request: Request,
    response: Response,
    key: IdempotencyKey = None,
    if_match: IfMatch = None,
) -> Saying:
    """What every saying has, whatever it says."""
    return Saying(SlotId(slot), request, response, key, if_match)


Said = Annotated[Saying, Depends(said_of)]


@router.post("/slots/{slot:path}/hold")
def hold(slot: str, given: BookingGiven, response: Response, asking: Mine, if_match: IfMatch = None) -> SlotTold:
    """Keep a slot for whoever has a reference, for ten minutes; 409 with the nearest free ones where it is not free."""
    with asking.standing.transactions() as session:
        lock_basin(session, asking.basin)
        row = _row(session, slot)
        _require_match(row, if_match, given, asking)
        done = hold_slot(session, row, given.booking, asking.standing.clock(), asking.source)
        if isinstance(done, NotTended):
            raise _taken(done.text, done.alternatives)
        return _as_it_is(row, response, asking)


@router.post("/slots/{slot:path}/book")
def book(given: BookingGiven, asking: Mine, saying: Said) -> SlotTold:
    """Take a slot; 409 with the nearest free ones where it is not to be had."""
    saying.take_in(SlotBooked(slot=saying.slot, booking=given.booking), given, asking)
    with asking.standing.reading() as session:
        row = _row(session, saying.slot)
        if row.booking != given.booking:
            slot, now = slot_of_row(row), asking.standing.clock()
            # What was refused a moment ago may be free again.
            why = _WHY[reason_against(slot, given.booking, now) or "taken"]
            raise _taken(why, alternatives(session, row.basin, row.week, slot, now))
        return _as_it_is(row, saying.response, asking)


@router.post("/slots/{slot:path}/cancel")
def cancel_booking(given: BookingGiven, asking: Mine, saying: Said) -> SlotTold:
    """Give a slot back; 409 where it is not held by this reference."""
    return _settled(SlotCancelled(slot=saying.slot, booking=given.booking), given, asking, saying)


@router.post("/slots/{slot:path}/answer")
def answer_move(given: MoveAnswer, asking: Mine, saying: Said) -> SlotTold:
    """Say whether a move that was proposed suits; 409 where none is proposed."""
    data = SlotMoveAnswered(slot=saying.slot, booking=given.booking, accepted=given.accepted)
    return _settled(data, given, asking, saying)


def _settled(data: SlotCancelled | SlotMoveAnswered, given: Given, asking: Asking, saying: Saying) -> SlotTold:
    if saying.take_in(data, given, asking).end == "superseded":
        raise Refusal(409, "this slot is not as this reference has it")
    with asking.standing.reading() as session:
        return _as_it_is(_row(session, saying.slot), saying.response, asking)


def _require_match(row: SlotRow, if_match: str | None, given: Given, asking: Asking) -> None:
    if if_match is not None:
        current = told(row, asking.identity).model_dump(mode="json")
        require_match(if_match, tag_of_slot(row), (current, given.model_dump(mode="json")))


def _as_it_is(row: SlotRow, response: Response, asking: Asking) -> SlotTold:
    response.headers["etag"] = tag_of_slot(row)
    return told(row, asking.identity)


def _row(session: Session, slot: str) -> SlotRow:
    row = session.get(SlotRow, slot)
    if row is None:
        raise unknown()
    return row


def _taken(detail: str, near: Iterable[Slot]) -> Refusal:
    return Refusal(409, detail, alternatives=[{"slot": each.id, "start": each.start.isoformat()} for each in near])
