"""slot_sheet: slots as a spreadsheet for their partner: where, when, with which referent; never an agent or a room.

Of an appointment that was moved, or for which a move is proposed, also where and when it was.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from planner.network.sheets.writing import sheet_text
from planner.services.slots.slot_states import IS
from schemas.tables.slot import SlotRow

HOW: Mapping[str, str] = {"video": "visio", "on_site": "sur place", "phone": "téléphone"}
"""How a referent receives, as people call it."""
_HEADERS = (
    *("créneau", "site", "date", "début", "fin", "modalité", "référent", "état", "référence"),
    *("ancien site", "ancienne date", "ancien début", "réponse avant le", "réponse avant"),
)


def slot_sheet(slots: Iterable[SlotRow], sites: Mapping[str, str], zone: ZoneInfo) -> str:
    """The sheet, one slot a line; `sites` are names by id, times those of a clock."""
    return sheet_text(_HEADERS, [tuple(_cells(slot, sites, zone)) for slot in slots])


def _cells(slot: SlotRow, sites: Mapping[str, str], zone: ZoneInfo) -> Iterator[str]:
    yield slot.id
    yield sites.get(slot.site, slot.site)
    yield from _moment(slot.start, zone)
    yield _moment(slot.end, zone)[1]
    yield HOW[slot.modality]
    yield slot.referent
    yield IS[slot.state]  # type: ignore[index]  # written by `kept_slots` alone
    yield slot.booking or ""
    moved = slot.booking is not None and slot.previous_start is not None
    before = slot.previous_site or slot.site
    yield sites.get(before, before) if moved else ""
    yield from _moment(slot.previous_start if moved else None, zone)
    yield from _moment(slot.answer_by, zone)


def _moment(instant: datetime | None, zone: ZoneInfo) -> tuple[str, str]:
    """The cells of a date and a time of day; empty where there is none."""
    if instant is None:
        return "", ""
    local = instant.astimezone(zone)
    return f"{local:%d/%m/%Y}", f"{local:%H:%M}"
