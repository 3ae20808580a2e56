"""shown: slots as commands give them out: for a person, and for a machine. Never the way into a video room."""

from collections.abc import Iterable
from zoneinfo import ZoneInfo

from sqlmodel import Session

from planner.cli.answers import NothingFoundError, at, zone_of
from planner.services.slots.slot_sheet import HOW
from planner.services.slots.slot_states import IS
from planner.services.slots.told_slot import Slot
from schemas.tables.partner import PartnerRow
from schemas.tables.site import SiteRow
from schemas.tables.slot import SlotRow


def row_of(session: Session, slot: str) -> SlotRow:
    """The row of a slot that must be there."""
    row = session.get(SlotRow, slot)
    if row is None:
        raise NothingFoundError(f"{slot} : aucun créneau de ce nom. « binome slot list » les montre.")
    return row


def lines(session: Session, basin: str, slots: Iterable[Slot]) -> list[str]:
    """A line for each."""
    zone = zone_of(session, basin)
    return [_line(session, basin, slot, zone) for slot in slots]


def data(slot: Slot) -> dict[str, object]:
    """The same for a machine."""
    return {
        "slot": slot.id,
        "site": slot.site,
        "partner": slot.partner,
        "referent": slot.referent,
        "agent": slot.agent,
        "start": slot.start,
        "end": slot.end,
        "modality": slot.modality,
        "state": slot.state,
        "booking": slot.booking,
        "previous": slot.previous,
        "previous_site": slot.previous_site,
        "held_until": slot.held_until,
        "answer_by": slot.answer_by,
        "revision": slot.revision,
        "sequence": slot.sequence,
    }


def _line(session: Session, basin: str, slot: Slot, zone: ZoneInfo) -> str:
    partner = session.get(PartnerRow, (basin, slot.partner))
    where = _site(session, slot.site)
    whom = slot.partner if partner is None else partner.name
    end = f"{slot.end.astimezone(zone):%H:%M}"
    taken = f" ({slot.booking})" if slot.booking else ""
    moved = f", avant {at(slot.previous[0], zone)}" if slot.previous else ""
    moved += f" à {_site(session, slot.previous_site)}" if slot.previous_site else ""
    moved += f", réponse avant le {at(slot.answer_by, zone)}" if slot.state == "moving" and slot.answer_by else ""
    what = f"{at(slot.start, zone)}-{end}  {where}  {whom}, {HOW[slot.modality]}  {IS[slot.state]}{taken}{moved}"
    return f"{what}  {slot.id}"


def _site(session: Session, key: str) -> str:
    """What a site is called."""
    site = session.get(SiteRow, key)
    return key if site is None else site.name
