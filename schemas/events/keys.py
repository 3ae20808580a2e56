"""The key of an event: messages of one key stay in order, and in a compacted topic the newest of each stays."""

from schemas.envelope import UNKNOWN_BASIN, Envelope
from schemas.events.alerts import AlertCleared, AlertRaised
from schemas.events.partner_slots import FreeSlot
from schemas.events.roster_changes import RosterAgentChanged
from schemas.events.rosters import RosterProposed, RosterPublished
from schemas.ids import BasinId
from schemas.time import IsoWeek


def key_of(envelope: Envelope) -> str | None:
    """The key of an event's message; none for a dead letter of which no basin could be read."""
    match envelope.data:
        case RosterProposed(roster=roster):
            return proposed_key(envelope.basin, roster.week)
        case RosterPublished(roster=roster):
            return published_key(envelope.basin, roster.week)
        case RosterAgentChanged(agent=agent):
            return agent
        case FreeSlot(slot=slot):
            return slot
        case AlertRaised(alert=alert) | AlertCleared(alert=alert):
            return alert
    return None if envelope.basin == UNKNOWN_BASIN else envelope.basin


def proposed_key(basin: BasinId, week: IsoWeek) -> str:
    """Under which a week's proposal stands, until a tombstone takes it away."""
    return f"{basin}/{week}/proposed"


def published_key(basin: BasinId, week: IsoWeek) -> str:
    """Under which a week's published roster stands."""
    return f"{basin}/{week}/published"
