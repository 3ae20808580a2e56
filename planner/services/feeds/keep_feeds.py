"""keep_feeds: makes, rotates and revokes the addresses of calendars. A token leaves here once, and is never stored."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlmodel import Session, col, select

from planner.services.calendars.all_weeks import BACK, bring_up_to_date
from planner.services.feeds.tokens import hash_of, new_id, new_token
from planner.services.slots.kept_slots import slot_of_row
from planner.store import audit
from planner.store.audit import Deed
from planner.store.weeks import lock_basin
from schemas.tables.agent import AgentRow
from schemas.tables.basin import BasinRow
from schemas.tables.feed import FeedRow
from schemas.tables.partner import PartnerRow
from schemas.tables.site import SiteRow
from schemas.tables.slot import SlotRow

FeedKind = Literal["agent", "site", "partner", "basin"]


class UnknownSubjectError(Exception):
    """Nobody and nothing of that id is known, or several are."""

    def __init__(self, kind: FeedKind, subject: str, basins: Sequence[str] = ()) -> None:
        """Take what was asked for; `basins` are those that know it, where they are several."""
        super().__init__(f"{kind} {subject}")
        self.kind, self.subject, self.basins = kind, subject, tuple(basins)


@dataclass(frozen=True)
class Made:
    """A feed with its token, which is shown now or never."""

    feed: FeedRow
    token: str


def create_feed(
    session: Session, kind: FeedKind, subject: str, now: datetime, by: str, *, basin: str | None = None
) -> Made:
    """Make an address for a calendar; `basin` tells which is meant where several know the partner.

    Raises:
        UnknownSubjectError: where nobody of that id is known, or several basins know the partner.
    """
    known = [each for each in basins_of(session, kind, subject) if basin in {None, each}]
    if len(known) != 1:
        raise UnknownSubjectError(kind, subject, known)
    held = lock_basin(session, known[0])
    assert held is not None  # noqa: S101 - it was found in the line above
    year, week, _ = (now - BACK).isocalendar()
    rows = session.exec(select(SlotRow).where(SlotRow.basin == held.id, col(SlotRow.week) >= f"{year}-W{week:02d}"))
    bring_up_to_date(session, held, [slot_of_row(row) for row in rows], now)
    token = new_token()
    row = FeedRow(
        id=new_id(), kind=kind, subject=subject, basin=held.id, token_hash=hash_of(token), made_at=now, made_by=by
    )
    session.add(row)
    _audit(session, row, "feed.created", now, by)
    return Made(row, token)


def rotate_feed(session: Session, key: str, now: datetime, by: str) -> Made | None:
    """Give a feed another token; the old one opens nothing from now on. None where there is no such feed to read."""
    row = session.get(FeedRow, key)
    if row is None or row.revoked_at is not None:
        return None
    token = new_token()
    row.token_hash, row.rotated_at = hash_of(token), now
    session.add(row)
    _audit(session, row, "feed.rotated", now, by)
    return Made(row, token)


def revoke_feed(session: Session, key: str, now: datetime, by: str) -> Literal["revoked", "already"] | None:
    """Close a feed for good; None where there is none of that id."""
    row = session.get(FeedRow, key)
    if row is None:
        return None
    if row.revoked_at is not None:
        return "already"
    row.revoked_at = now
    session.add(row)
    _audit(session, row, "feed.revoked", now, by)
    return "revoked"


def feeds_of(session: Session, kind: FeedKind | None = None, subject: str | None = None) -> Sequence[FeedRow]:
    """Feeds, the oldest first; of one kind or subject, where that is said."""
    asked = select(FeedRow)
    asked = asked if kind is None else asked.where(FeedRow.kind == kind)
    asked = asked if subject is None else asked.where(FeedRow.subject == subject)
    return session.exec(asked.order_by(col(FeedRow.made_at), col(FeedRow.id))).all()


def basins_of(session: Session, kind: FeedKind, subject: str) -> list[str]:
    """Where something of that id is known."""
    asked = {
        "agent": select(AgentRow.basin).where(AgentRow.id == subject),
        "site": select(SiteRow.basin).where(SiteRow.id == subject),
        "partner": select(PartnerRow.basin).where(PartnerRow.id == subject),
        "basin": select(BasinRow.id).where(BasinRow.id == subject),
    }[kind]
    return sorted(session.exec(asked))


def _audit(session: Session, row: FeedRow, action: str, now: datetime, by: str) -> None:
    audit.add(session, row.basin, Deed(action, row.id, by, detail={"kind": row.kind, "subject": row.subject}), now)
    session.flush()
