"""binome.planning: which weeks no longer agree with the facts; read by the planner alone."""

from schemas.events.data import Count, EventData
from schemas.time import IsoWeek


class WeekStale(EventData):
    """A fact of a week changed; a planner that has planned this version, or a later one, does nothing."""

    week: IsoWeek
    """Which week."""
    version: Count
    """The week's version after the fact."""
