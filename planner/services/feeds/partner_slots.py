"""partner_slots: a partner's slots as its own people may see them: which site, which referent, never an agent."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, or_, select

from planner.services.feeds.read_feed import Opened
from schemas.tables.partner import PartnerRow
from schemas.tables.site import SiteRow
from schemas.tables.slot import SlotRow


@dataclass(frozen=True)
class PartnerSlots:
    """What a partner has in a stretch of time."""

    partner: str
    """The partner's name."""
    basin: str
    zone: ZoneInfo
    """By which clock."""
    sites: Mapping[str, str]
    """Names of the basin's sites by id."""
    slots: Sequence[SlotRow]
    """In the order of time; of those that were withdrawn only what somebody had taken."""


def partner_slots(session: Session, opened: Opened, first: datetime, last: datetime) -> PartnerSlots:
    """The slots of the partner whose feed was opened, that lie in a stretch or reach into it."""
    asked = select(SlotRow).where(
        SlotRow.basin == opened.basin,
        SlotRow.partner == opened.subject,
        col(SlotRow.start) < last,
        col(SlotRow.end) > first,
        or_(col(SlotRow.state).not_in(("withdrawn", "cancelled")), col(SlotRow.booking).is_not(None)),
    )
    partner = session.get(PartnerRow, (opened.basin, opened.subject))
    sites = session.exec(select(SiteRow.id, SiteRow.name).where(SiteRow.basin == opened.basin))
    return PartnerSlots(
        opened.subject if partner is None else partner.name,
        opened.basin,
        ZoneInfo(opened.timezone),
        dict(sites.all()),
        session.exec(asked.order_by(col(SlotRow.start), col(SlotRow.site), col(SlotRow.id))).all(),
    )
