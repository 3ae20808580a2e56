"""slot_sheet: slots as a spreadsheet for their partner: where, when, with which referent; never an agent or a room."""

from collections.abc import Iterable, Iterator, Mapping
from zoneinfo import ZoneInfo

from planner.network.sheets.writing import sheet_text
from planner.services.slot_states import IS
from schemas.tables.slot import SlotRow

HOW: Mapping[str, str] = {"video": "visio", "on_site": "sur place", "phone": "téléphone"}
"""How a referent receives, as people call it."""
_HEADERS = ("créneau", "site", "date", "début", "fin", "modalité", "référent", "état", "référence")


def slot_sheet(slots: Iterable[SlotRow], sites: Mapping[str, str], zone: ZoneInfo) -> str:
    """The sheet, one slot a line; `sites` are names by id, times those of a clock."""
    return sheet_text(_HEADERS, [tuple(_cells(slot, sites, zone)) for slot in slots])


def _cells(slot: SlotRow, sites: Mapping[str, str], zone: ZoneInfo) -> Iterator[str]:
    start, end = slot.start.astimezone(zone), slot.end.astimezone(zone)
    yield slot.id
    yield sites.get(slot.site, slot.site)
    yield f"{start:%d/%m/%Y}"
    yield f"{start:%H:%M}"
    yield f"{end:%H:%M}"
    yield HOW[slot.modality]
    yield slot.referent
    yield IS[slot.state]  # type: ignore[index]  # written by `kept_slots` alone
    yield slot.booking or ""
