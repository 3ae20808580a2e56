"""Rows of a sheet of availabilities: on which days a referent receives, and from when to when.

A sheet states all of the days from the first to the last that it names, for every referent in it: a day of which it has
no hours is one on which the referent does not receive.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import cast

from planner.network.faults import Fault
from planner.network.sheets.people import Directory
from planner.network.sheets.reading import Sheet, SheetRow
from schemas.faults import shown
from schemas.time import wall_text

Hours = tuple[date, int, int]
"""A day, and two minutes after its midnight."""


@dataclass(frozen=True)
class Stated:
    """What a sheet states of one referent."""

    referent: str
    """Who."""
    hours: tuple[Hours, ...]
    """When; empty: not at all."""


def days_of(sheets: Iterable[Sheet]) -> tuple[date, date] | None:
    """The first and the last day that sheets name; None of sheets without a row."""
    days = [cast("date", row.values["date"]) for sheet in sheets for row in sheet.rows if "date" in row.values]
    return (min(days), max(days)) if days else None


def stated_in(sheets: Iterable[Sheet], referents: Directory, faults: list[Fault]) -> tuple[Stated, ...]:
    """The hours of each referent; unknown referents and hours without a beginning, an end or a length are faults."""
    found: dict[str, list[Hours]] = {}
    for sheet in sheets:
        faults += sheet.faults
        for row in sheet.rows:
            if "referent" not in row.values:
                continue
            text = str(row.values["referent"])
            key = referents.find(text)
            if key is None:
                faults.append(_unknown(text, sheet.place(row, "referent"), referents))
            hours = _hours(row, sheet, faults)
            found.setdefault(key or text, []).extend([hours] if hours else [])
    return tuple(Stated(key, tuple(sorted(hours))) for key, hours in found.items())


def _hours(row: SheetRow, sheet: Sheet, faults: list[Fault]) -> Hours | None:
    start, end = (cast("int | None", row.values.get(key)) for key in ("start", "end"))
    if (start is None and end is None) or row.unread.intersection(("start", "end")):
        return None
    if start is None or end is None:
        missing = "start" if start is None else "end"
        fault = Fault(sheet.place(row, missing), "nothing", "both hours, or neither", "fill it, or empty the other")
        faults.append(fault)
        return None
    if end <= start:
        expected = f"an end after {wall_text(start)}"
        faults.append(Fault(sheet.place(row, "end"), wall_text(end), expected, "correct one of the two"))
        return None
    day = cast("date | None", row.values.get("date"))
    return None if day is None else (day, start, end)


def _unknown(text: str, place: str, referents: Directory) -> Fault:
    known = ", ".join(list(referents.names)[:5]) or "none so far"
    return Fault(place, shown(text), f"a referent of the network, such as {known}", "correct it, or import it")
