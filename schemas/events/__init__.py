"""The events: every topic with its settings, and every type with its topic and its shape."""

from schemas.events.absences import AbsenceCancelled, AbsenceChanged, AbsenceReported
from schemas.events.alerts import AlertCleared, AlertRaised
from schemas.events.booking_replies import BookingRefused
from schemas.events.cases import CaseAnswered, CaseCancelled, CaseOpened
from schemas.events.closures import ClosureLifted, ClosureSet
from schemas.events.data import EventData
from schemas.events.dead_letters import EventRejected
from schemas.events.partner_availability import AvailabilitySet
from schemas.events.partner_slots import SlotConfirmed, SlotMoved, SlotMoveProposed, SlotOffered, SlotWithdrawn
from schemas.events.planning import WeekStale
from schemas.events.roster_changes import RosterAgentChanged
from schemas.events.roster_requests import RosterPublishRequested, RosterRejected, RosterRequested
from schemas.events.rosters import RosterProposed, RosterPublished
from schemas.events.slot_bookings import SlotBooked, SlotCancelled, SlotMoveAnswered
from schemas.events.topic import EventType, TopicSpec

TOPICS: tuple[TopicSpec, ...] = (
    TopicSpec("binome.absences", "in", "Who is away, and when.", "basin", "absence", 30),
    TopicSpec("binome.roster-requests", "in", "What managers ask for and decide.", "basin", "basin/week", 30),
    TopicSpec("binome.partner-availability", "in", "When partners' referents can receive.", "basin", "referent", 30),
    TopicSpec("binome.slot-bookings", "in", "What partners take, give back and answer.", "basin", "slot", 30),
    TopicSpec("binome.closures", "in", "When sites stay shut.", "basin", "closure", 30),
    TopicSpec("binome.cases", "in", "What partners owe sites an answer to.", "basin", "case", 30),
    TopicSpec("binome.planning", "internal", "Weeks that no longer agree with the facts.", "basin", "basin/week", 7),
    TopicSpec(
        "binome.rosters", "out", "Rosters, proposed and published.", "basin/week/proposed or …/published", "basin/week"
    ),
    TopicSpec("binome.roster-changes", "out", "What a publication changes for one agent.", "agent", "agent", 30),
    TopicSpec("binome.partner-slots", "out", "Slots as they stand.", "slot", "slot"),
    TopicSpec("binome.booking-replies", "out", "Bookings that cannot be.", "basin", "slot", 30),
    TopicSpec("binome.alerts", "out", "What somebody has to look at.", "alert", "alert"),
    TopicSpec("binome.dead-letters", "out", "Events that were refused.", "basin or none", "topic/partition/offset", 30),
)
"""Every topic, in the order in which a fact makes its way."""

_MODELS: dict[str, dict[str, type[EventData]]] = {
    "binome.absences": {
        "absence.reported": AbsenceReported,
        "absence.changed": AbsenceChanged,
        "absence.cancelled": AbsenceCancelled,
    },
    "binome.roster-requests": {
        "roster.requested": RosterRequested,
        "roster.publish_requested": RosterPublishRequested,
        "roster.rejected": RosterRejected,
    },
    "binome.partner-availability": {"availability.set": AvailabilitySet},
    "binome.slot-bookings": {
        "slot.booked": SlotBooked,
        "slot.cancelled": SlotCancelled,
        "slot.move_answered": SlotMoveAnswered,
    },
    "binome.closures": {"closure.set": ClosureSet, "closure.lifted": ClosureLifted},
    "binome.cases": {"case.opened": CaseOpened, "case.answered": CaseAnswered, "case.cancelled": CaseCancelled},
    "binome.planning": {"week.stale": WeekStale},
    "binome.rosters": {"roster.proposed": RosterProposed, "roster.published": RosterPublished},
    "binome.roster-changes": {"roster.agent_changed": RosterAgentChanged},
    "binome.partner-slots": {
        "slot.offered": SlotOffered,
        "slot.confirmed": SlotConfirmed,
        "slot.move_proposed": SlotMoveProposed,
        "slot.moved": SlotMoved,
        "slot.withdrawn": SlotWithdrawn,
    },
    "binome.booking-replies": {"booking.refused": BookingRefused},
    "binome.alerts": {"alert.raised": AlertRaised, "alert.cleared": AlertCleared},
    "binome.dead-letters": {"event.rejected": EventRejected},
}
"""What stands on each topic, by the type's name without what all have in front and at the end."""


def full_name(short: str) -> str:
    """The type `binome.absence.reported.v1` of the short name `absence.reported`."""
    return f"binome.{short}.v1"


TYPES: dict[str, EventType] = {
    full_name(short): EventType(full_name(short), topic.name, topic.direction, model)
    for topic in TOPICS
    for short, model in _MODELS[topic.name].items()
}
"""Every type, by its full name."""

TYPE_OF: dict[type[EventData], EventType] = {kind.model: kind for kind in TYPES.values()}
"""The type of event that carries a shape."""
