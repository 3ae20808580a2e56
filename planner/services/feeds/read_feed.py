"""read_feed: what a token opens, and what stands in that calendar today."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, bindparam
from sqlalchemy import select as columns
from sqlmodel import Session, col, or_, select

from planner.store import facts
from planner.store.rows import table_of
from schemas.tables.absence import AbsenceRow
from schemas.tables.agent import AgentRow, AgentSiteRow
from schemas.tables.basin import BasinRow
from schemas.tables.feed import FeedRow, NamesInFeedsRow
from schemas.tables.partner import PartnerRow
from schemas.tables.seat import CalendarRow, SeatRow
from schemas.tables.site import SiteRow

BACK, AHEAD = timedelta(days=30), timedelta(days=90)
"""How far a calendar reaches; what went away is shown for as long as it reaches back."""
_DAY = timedelta(days=1)

Kind = Literal["agent", "site", "partner", "basin", "public"]


@dataclass(frozen=True)
class Opened:
    """A calendar that may be read, as far as one question tells."""

    key: str
    """Id of the feed; of a public one, of its site."""
    kind: Kind
    subject: str
    basin: str
    timezone: str
    version: int
    """How often anything in the basin's calendars has changed."""


@dataclass(frozen=True)
class Place:
    """A site as calendars tell of it."""

    name: str
    position: tuple[float, float] | None


@dataclass(frozen=True)
class Contents:
    """What stands in a calendar."""

    opened: Opened
    today: datetime
    """The midnight with which this day began, where the calendar is read."""
    seats: Sequence[SeatRow] = ()
    absences: Sequence[AbsenceRow] = ()
    """The reader's own."""
    places: Mapping[str, Place] = field(default_factory=dict)
    partners: Mapping[str, str] = field(default_factory=dict)
    people: Mapping[str, str] = field(default_factory=dict)
    """Names of those who may be named."""


_FEED, _BASIN, _CALENDAR = (table_of(row) for row in (FeedRow, BasinRow, CalendarRow))
_OPENED = (
    columns(
        _FEED.c.token_hash,
        _FEED.c.id,
        _FEED.c.kind,
        _FEED.c.subject,
        _FEED.c.basin,
        _BASIN.c.timezone,
        _CALENDAR.c.version,
    )
    .select_from(
        _FEED.join(_BASIN, _BASIN.c.id == _FEED.c.basin).outerjoin(_CALENDAR, _CALENDAR.c.basin == _FEED.c.basin)
    )
    .where(_FEED.c.revoked_at.is_(None))
)
_OPENED_ONE = _OPENED.where(_FEED.c.token_hash == bindparam("hash"))
_OPENED_MANY = _OPENED.where(_FEED.c.token_hash.in_(bindparam("hashes", expanding=True)))
"""One question, made once, of tables alone: it is asked whenever somebody looks whether a calendar has changed."""
_PUBLIC = (
    columns(col(SiteRow.id), col(SiteRow.basin), col(BasinRow.timezone), col(CalendarRow.version))
    .join(BasinRow, col(BasinRow.id) == SiteRow.basin)
    .outerjoin(CalendarRow, col(CalendarRow.basin) == SiteRow.basin)
    .where(col(SiteRow.id).in_(bindparam("sites", expanding=True)))
)


def open_feeds(session: Session, hashes: Collection[str]) -> Mapping[str, Opened]:
    """What the tokens of these hashes open; nothing for those that are unknown, revoked or of no token at all."""
    alone = len(hashes) == 1
    asked = {"hash": next(iter(hashes))} if alone else {"hashes": list(hashes)}
    rows = session.connection().execute(_OPENED_ONE if alone else _OPENED_MANY, asked)
    return {row[0]: Opened(row[1], row[2], row[3], row[4], row[5], row[6] or 0) for row in rows}


def open_public(session: Session, sites: Collection[str]) -> Mapping[str, Opened]:
    """The calendars of sites that anybody may read; nothing where there is no such site."""
    rows = session.execute(_PUBLIC, {"sites": list(sites)})
    return {row[0]: Opened(row[0], "public", row[0], row[1], row[2], row[3] or 0) for row in rows}


def midnight(now: datetime, timezone: str) -> datetime:
    """When this day began in a zone."""
    local = now.astimezone(ZoneInfo(timezone))
    return local.replace(hour=0, minute=0, second=0, microsecond=0, fold=0)


def contents_of(session: Session, opened: Opened, now: datetime) -> Contents:
    """All that stands in a calendar now."""
    today = midnight(now, opened.timezone)
    first, last = today - BACK, today + AHEAD + _DAY
    seats = session.exec(
        select(SeatRow)
        .where(
            *_shown(opened),
            SeatRow.basin == opened.basin,
            col(SeatRow.start) < last,
            col(SeatRow.end) > first,
            or_(col(SeatRow.cancelled_at).is_(None), col(SeatRow.cancelled_at) >= first),
        )
        .order_by(col(SeatRow.start), col(SeatRow.uid))
    ).all()
    absences: Sequence[AbsenceRow] = ()
    if opened.kind == "agent":
        mine = facts.absences_of(session, opened.subject, first, last)
        absences = [row for row in mine if not row.cancelled or row.time >= first]
    return surrounded(session, opened, today, seats, absences)


def surrounded(
    session: Session,
    opened: Opened,
    today: datetime,
    seats: Sequence[SeatRow],
    absences: Sequence[AbsenceRow] = (),
) -> Contents:
    """Some seats with the names that are needed to tell of them to whoever reads that calendar."""
    sites = session.exec(select(SiteRow).where(SiteRow.basin == opened.basin)).all()
    partners = session.exec(select(PartnerRow.id, PartnerRow.name).where(PartnerRow.basin == opened.basin)).all()
    return Contents(
        opened,
        today,
        seats,
        absences,
        {site.id: Place(site.name, _position(site)) for site in sites},
        dict(partners),
        _people(session, opened),
    )


def _shown(opened: Opened) -> tuple[ColumnElement[bool], ...]:
    """Which seats a calendar shows: whose, and of which kinds."""
    holder, site, kind = col(SeatRow.holder) == opened.subject, col(SeatRow.site) == opened.subject, col(SeatRow.kind)
    match opened.kind:
        case "agent":
            return (holder, kind.in_(("shift", "journey", "appointment", "training", "meeting")))
        case "partner":
            return (holder, kind == "slot")
        case "basin":
            return (kind.in_(("closure", "alert")),)
        case "public":
            return (site, kind.in_(("opening", "closure")))
        case "site":
            return (site, kind.in_(("shift", "opening", "closure")))


def _people(session: Session, opened: Opened) -> Mapping[str, str]:
    """Who may be named: in the calendar of a site its own agents, where their employer allowed it; nobody elsewhere."""
    if opened.kind != "site":
        return {}
    allowed = select(NamesInFeedsRow.employer).where(NamesInFeedsRow.basin == opened.basin)
    here = select(AgentSiteRow.agent).where(AgentSiteRow.site == opened.subject)
    asked = select(AgentRow.id, AgentRow.name).where(
        AgentRow.basin == opened.basin, col(AgentRow.employer).in_(allowed), col(AgentRow.id).in_(here)
    )
    return dict(session.exec(asked).all())


def _position(site: SiteRow) -> tuple[float, float] | None:
    return None if site.lat is None or site.lon is None else (site.lat, site.lon)
