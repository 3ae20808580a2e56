"""handlers: event type → service; every type that comes in, in one visible place."""

from collections.abc import Callable, Mapping
from typing import Any

from sqlmodel import Session

from events.outcome import Outcome
from planner.services.facts.received import Received
from planner.services.facts.record_absence import cancel_absence, record_absence
from planner.services.facts.record_case import close_case, open_case
from planner.services.facts.request_roster import request_roster
from planner.services.facts.set_availability import set_availability
from planner.services.facts.set_closure import lift_closure, set_closure
from planner.services.publishing.decide_proposal import publish_proposal, reject_proposal
from planner.services.slots.answer_move import answer_move
from planner.services.slots.book_slot import book_slot
from planner.services.slots.give_back_slot import give_back_slot
from schemas.events import full_name

Handler = Callable[[Session, Received, Any], Outcome]
"""Stores what an event says and marks the weeks it touches; what it carries has the shape of its type."""

HANDLERS: Mapping[str, Handler] = {
    full_name("absence.reported"): record_absence,
    full_name("absence.changed"): record_absence,
    full_name("absence.cancelled"): cancel_absence,
    full_name("roster.requested"): request_roster,
    full_name("roster.publish_requested"): publish_proposal,
    full_name("roster.rejected"): reject_proposal,
    full_name("availability.set"): set_availability,
    full_name("slot.booked"): book_slot,
    full_name("slot.cancelled"): give_back_slot,
    full_name("slot.move_answered"): answer_move,
    full_name("closure.set"): set_closure,
    full_name("closure.lifted"): lift_closure,
    full_name("case.opened"): open_case,
    full_name("case.answered"): close_case,
    full_name("case.cancelled"): close_case,
}
