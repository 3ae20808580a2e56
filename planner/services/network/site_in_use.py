"""site_in_use: what would break if a site went: people, weeks that are not over, appointments, cases, pins."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from sqlalchemy import and_
from sqlmodel import Session, col, or_, select

from planner.services.facts.weeks_touched import week_of, week_start
from schemas.faults import Fault, below
from schemas.tables.agent import AgentRow, AgentSiteRow
from schemas.tables.basin import BasinRow
from schemas.tables.booking import BookingRow
from schemas.tables.case import CaseRow
from schemas.tables.request import PinRow
from schemas.tables.revision import AppointmentRow, OpeningRow, RevisionRow, ShiftRow
from schemas.tables.slot import SlotRow

STANDING = ("published", "proposed")
TAKEN = ("held", "booked", "moving")
"""States of a slot that somebody counts on."""


def uses_of_site(session: Session, basin: BasinRow, site: str, now: datetime) -> list[Fault]:
    """Everything that a site which is to go is still needed for, each thing once; empty where nothing breaks."""
    week = week_of(now, basin.timezone)
    return [
        *_told("agents", _people(session, site), "work at the site", "state them without it, or forget who has left"),
        *_told("weeks", _weeks(session, basin.id, site, week), "a roster with it", _CLOSE),
        *_told("appointments", _taken(session, site, week_start(week, basin.timezone)), "taken there", "cancel them"),
        *_told("cases", _cases(session, site), "waiting there", "close them"),
        *_told("pins", _pins(session, site, week), "shifts that must stay there", "lift them (`binome unpin`)"),
    ]


_CLOSE = "let it have no hours, and publish; a week that has begun must be over"


def _told(kind: str, ids: Iterable[str], found: str, mend: str) -> Iterator[Fault]:
    return (Fault(below("#", kind, each), found, "nothing that needs the site", mend) for each in sorted(set(ids)))


def _people(session: Session, site: str) -> set[str]:
    at_home = session.exec(select(AgentRow.id).where(AgentRow.home_site == site))
    return {*at_home, *session.exec(select(AgentSiteRow.agent).where(AgentSiteRow.site == site))}


def _weeks(session: Session, basin: str, site: str, first: str) -> set[str]:
    """Weeks, this one among them, in whose roster something happens there."""
    found: set[str] = set()
    for kind in (ShiftRow, OpeningRow, AppointmentRow):
        of_it = and_(
            col(RevisionRow.basin) == kind.basin,
            col(RevisionRow.week) == kind.week,
            col(RevisionRow.revision) == kind.revision,
        )
        asked = select(RevisionRow.week).join(kind, of_it).where(RevisionRow.basin == basin, kind.site == site)
        given = asked.where(col(RevisionRow.week) >= first, col(RevisionRow.state).in_(STANDING))
        found.update(session.exec(given.distinct()))
    return found


def _taken(session: Session, site: str, since: datetime) -> set[str]:
    """Appointments that were taken for this week or later, and slots that somebody holds."""
    booked = select(BookingRow.id).where(
        BookingRow.site == site, col(BookingRow.cancelled).is_(False), col(BookingRow.end) > since
    )
    there = or_(col(SlotRow.site) == site, col(SlotRow.previous_site) == site)
    held = select(SlotRow.id).where(there, col(SlotRow.state).in_(TAKEN), col(SlotRow.end) > since)
    return {*session.exec(booked), *session.exec(held)}


def _cases(session: Session, site: str) -> Iterable[str]:
    return session.exec(select(CaseRow.id).where(CaseRow.site == site, col(CaseRow.closed).is_(False)))


def _pins(session: Session, site: str, first: str) -> Iterable[str]:
    asked = select(PinRow.id).where(PinRow.site == site, col(PinRow.lifted).is_(False), col(PinRow.week) >= first)
    return session.exec(asked)
