"""binome.roster-requests: what managers ask for: a roster, its publication, another one."""

from typing import ClassVar

from schemas.events.data import EventData, Ordinal, Span
from schemas.ids import AccountKey, AgentKey, RequestKey, SiteKey
from schemas.time import IsoWeek


class PinnedShift(Span):
    """A shift that must stay exactly as it is."""

    agent: AgentKey
    """Who."""
    site: SiteKey
    """Where."""


class RosterRequested(EventData):
    """A week is to be planned, now; a past week is rejected."""

    may_be_absent: ClassVar = frozenset({"sites", "pins"})

    request: RequestKey
    """Id of the request."""
    week: IsoWeek
    """Which week."""
    sites: tuple[SiteKey, ...] | None = None
    """Sites to plan; the others keep the baseline as pins. Absent or null: all of them."""
    pins: tuple[PinnedShift, ...] = ()
    """Shifts that hold for that week until they are lifted."""
    requested_by: AccountKey
    """Opaque id of the account that asks."""


class _OfRevision(EventData):
    week: IsoWeek
    """Which week."""
    revision: Ordinal
    """Which revision of it."""
    by: AccountKey
    """Opaque id of the account that decides."""


class RosterPublishRequested(_OfRevision):
    """A proposal is to be published."""


class RosterRejected(_OfRevision):
    """A proposal is not wanted; it is not made again until a fact changes."""
