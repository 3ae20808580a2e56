"""calendars: the addresses of somebody's own calendars: asked for, changed and closed by whom they are for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlmodel import Session

from planner.services.access.identity import Identity
from planner.services.feeds.keep_feeds import FeedKind, Made, create_feed, feeds_of, revoke_feed, rotate_feed
from planner.store.networks import basins
from planner.web.access.places import reach_of
from schemas.tables.feed import FeedRow
from schemas.tables.partner import PartnerRow
from schemas.tables.site import SiteRow

MOST = 5
"""Addresses that one calendar may have at a time: a telephone, a computer, and some more."""


@dataclass(frozen=True)
class Calendar:
    """Something whose calendar is somebody's own."""

    kind: FeedKind
    subject: str
    basin: str
    title: str

    @property
    def key(self) -> str:
        """What a form names it by."""
        return f"{self.kind}|{self.basin}|{self.subject}"


def own_calendars(session: Session, who: Identity) -> list[Calendar]:
    """Whatever the table of rights lets somebody have an address for."""
    reach = reach_of(who, "feeds.write")
    known = sorted(who.basins) if who.basins is not None else [row.id for row in basins(session)]
    if reach == "basin":
        return [Calendar("basin", each, each, f"Bassin {each} : fermetures et alertes") for each in known]
    if reach == "sites":
        rows = (session.get(SiteRow, each) for each in sorted(who.sites))
        return [Calendar("site", row.id, row.basin, row.name) for row in rows if row is not None]
    if reach == "self" and who.agent is not None:
        return [Calendar("agent", who.agent, each, "Votre planning") for each in known]
    if reach == "partner" and who.partner is not None:
        found = ((each, session.get(PartnerRow, (each, who.partner))) for each in known)
        return [
            Calendar("partner", row.id, basin, f"Créneaux {row.name}, bassin {basin}")
            for basin, row in found
            if row is not None
        ]
    return []


def addresses(session: Session, calendar: Calendar) -> Sequence[FeedRow]:
    """Its addresses that are open, the oldest first."""
    rows = feeds_of(session, calendar.kind, calendar.subject)
    return [row for row in rows if row.basin == calendar.basin and row.revoked_at is None]


def open_address(session: Session, who: Identity, key: str, now: datetime) -> Made | Literal["many"] | None:
    """Another address for a calendar; None where it is not somebody's own."""
    found = {each.key: each for each in own_calendars(session, who)}.get(key)
    if found is None:
        return None
    if len(addresses(session, found)) >= MOST:
        return "many"
    return create_feed(session, found.kind, found.subject, now, who.id, basin=found.basin)


def change_address(session: Session, who: Identity, feed: str, now: datetime) -> Made | None:
    """Another token for an address; None where it is not somebody's own, or closed."""
    return rotate_feed(session, feed, now, who.id) if _is_own(session, who, feed) else None


def close_address(session: Session, who: Identity, feed: str, now: datetime) -> bool:
    """Close an address; whether it was somebody's own."""
    return _is_own(session, who, feed) and revoke_feed(session, feed, now, who.id) is not None


def _is_own(session: Session, who: Identity, feed: str) -> bool:
    own = own_calendars(session, who)
    return any(row.id == feed for calendar in own for row in addresses(session, calendar))
