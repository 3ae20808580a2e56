"""binome.roster-changes: what a publication changes for one agent."""

from schemas.events.data import EventData, Ordinal
from schemas.ids import AgentKey
from schemas.shift import Shift
from schemas.time import IsoWeek


class RosterAgentChanged(EventData):
    """An agent's own shifts changed; nobody else is told."""

    agent: AgentKey
    """Whose shifts."""
    week: IsoWeek
    """In which week."""
    revision: Ordinal
    """With which revision."""
    before: tuple[Shift, ...]
    """The agent's shifts of the week as they were."""
    after: tuple[Shift, ...]
    """As they are now."""
