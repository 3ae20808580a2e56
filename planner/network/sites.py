"""Sites of a problem: what the list states, as the staff file completes it."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from planner.network.cell import Cell, Hours, read_cell
from planner.network.official_list import Kind, Listed
from planner.network.openable import openable_hours
from planner.network.staff import Staff, StaffSite
from schemas.ids import EmployerId, SiteId
from schemas.site import Label, PublishedWindow, Site, Window
from schemas.time import Day

LA_POSTE = EmployerId("la-poste")


@dataclass(frozen=True)
class Counter:
    """A structure of the list and what the staff file says of it."""

    listed: Listed
    """Its row."""
    stated: StaffSite
    """What the staff file says; a bare entry where it says nothing."""

    @property
    def id(self) -> SiteId:
        """Its id in problems: the list's number, which stays, and the commune, which people read."""
        return SiteId(f"{self.listed.id_fs}-{slug(self.listed.commune)[:60]}".rstrip("-"))

    @property
    def kind(self) -> Kind:
        """What kind of counter it is."""
        return self.stated.kind or self.listed.kind

    @property
    def employer(self) -> EmployerId:
        """Its porteur; one of its own where nobody named it."""
        if self.stated.employer is not None:
            return self.stated.employer
        return LA_POSTE if self.listed.postal else EmployerId(f"porteur-{self.listed.id_fs}")

    @property
    def days(self) -> dict[Day, Cell]:
        """Each day's announced hours, read: the staff file's where it states any, else the list's."""
        stated = {day: read_cell(text) for day, text in self.stated.hours.items()}
        return {day: cell for day in Day if (cell := {**self.listed.days, **stated}.get(day)) is not None}

    @property
    def announced(self) -> dict[Day, tuple[Hours, ...]]:
        """Windows of each day that has any."""
        return {day: cell.hours for day, cell in self.days.items() if cell.hours}

    @property
    def openable(self) -> dict[Day, tuple[Hours, ...]]:
        """When the building can open: as stated, else derived from the announced hours."""
        derived = openable_hours(self.announced, self.kind, self.listed.postal)
        stated = {day: read_cell(text).hours for day, text in self.stated.openable.items()}
        return {day: windows for day in Day if (windows := {**derived, **stated}.get(day))}

    @property
    def announced_minutes(self) -> int:
        """Minutes announced in an ordinary week."""
        return sum(hours.end - hours.start for windows in self.announced.values() for hours in windows)

    @property
    def label(self) -> Label | None:
        """What the label asks of it.

        A bus or a multisite counts over its round or group, which the list does not give in figures: alone it is held
        to what it announces, and to the ordinary figures at most. An antenna is held to none.
        """
        if self.stated.label is not None or self.kind == "antenna":
            return self.stated.label
        full = Label()
        hours, days = float(full.min_hours), full.min_days
        if self.kind != "fixed":
            hours, days = min(hours, self.announced_minutes / 60), min(days, len(self.announced))
        return full.model_copy(update={"min_hours": hours, "min_days": days})


def slug(name: str) -> str:
    """Lower-case letters, digits and hyphens of a name."""
    plain = unicodedata.normalize("NFKD", name.replace("œ", "oe").replace("Œ", "oe")).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


def counters(listed: Iterable[Listed], staff: Staff) -> tuple[Counter, ...]:
    """The list's structures with what the staff file says of each, in the order of the list."""
    stated = {site.id_fs: site for site in staff.sites}
    return tuple(Counter(row, stated.get(row.id_fs, StaffSite(id_fs=row.id_fs))) for row in listed)


def site_of_week(counter: Counter, dates: tuple[date, ...], holidays: tuple[date, ...]) -> Site:
    """The site as the problem of one week states it."""
    stated = counter.stated
    shut = tuple(day for day in holidays if day not in stated.open_on)
    return Site(
        id=counter.id,
        name=stated.name or counter.listed.name,
        employer=counter.employer,
        kind=counter.kind,
        location=counter.listed.location,
        published_hours=tuple(
            PublishedWindow(day=day, start=hours.start, end=hours.end, by_appointment=hours.by_appointment)
            for day, windows in counter.announced.items()
            for hours in windows
        ),
        openable_hours=_windows(counter.openable),
        closed_on=tuple(day for day in dates if day in shut or day in stated.closed_on),
        holidays=shut,
        label=counter.label,
        stations=stated.stations,
        demand=stated.demand,
        partner_targets=stated.partner_targets,
    )


def _windows(days: Mapping[Day, tuple[Hours, ...]]) -> tuple[Window, ...]:
    return tuple(
        Window(day=day, start=hours.start, end=hours.end) for day, windows in days.items() for hours in windows
    )
