"""binome.absences: who is away, and when; no reason, ever."""

from schemas.events.data import EventData, Span
from schemas.ids import AbsenceKey, AgentKey


class _Absence(Span):
    absence: AbsenceKey
    """Id of the absence, given by whoever reports it."""
    agent: AgentKey
    """Who is away."""


class AbsenceReported(_Absence):
    """An agent is away. It may be for hours gone by: they are recounted, not replanned."""


class AbsenceChanged(_Absence):
    """An absence is other than was reported: this replaces it whole."""


class AbsenceCancelled(EventData):
    """An absence does not take place."""

    absence: AbsenceKey
    """Id of the absence."""
