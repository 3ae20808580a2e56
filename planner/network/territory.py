"""Where a département lies: its clock and its public holidays.

Alsace and Moselle keep two holidays more (Good Friday, 26 December); each overseas territory keeps its day of the
abolition of slavery. The dates come from the `holidays` library; this module only says which calendar holds where.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

import holidays

METROPOLE = "metropole"
ALSACE_MOSELLE = "alsace-moselle"
_ALSACE_MOSELLE = {"57": "57", "67": "6AE", "68": "6AE", ALSACE_MOSELLE: "6AE"}
_OVERSEAS = {
    "971": ("America/Guadeloupe", "971"),
    "972": ("America/Martinique", "972"),
    "973": ("America/Cayenne", "973"),
    "974": ("Indian/Reunion", "974"),
    "975": ("America/Miquelon", "PM"),
    "976": ("Indian/Mayotte", "976"),
    "977": ("America/St_Barthelemy", "BL"),
    "978": ("America/Marigot", "MF"),
    "986": ("Pacific/Wallis", "WF"),
    "987": ("Pacific/Tahiti", "PF"),
    "988": ("Pacific/Noumea", "NC"),
}


@dataclass(frozen=True)
class Territory:
    """A département's clock and calendar of holidays."""

    departement: str
    """Its code as the list writes it, `38`, `2A`, `971`."""
    timezone: str
    """IANA name of its zone."""
    calendar: str | None
    """Subdivision of the holiday calendar; None: that of mainland France."""

    @property
    def name(self) -> str:
        """Whose holidays it keeps: `metropole`, `alsace-moselle`, or the code of an overseas territory."""
        if self.departement in _OVERSEAS:
            return self.departement
        return ALSACE_MOSELLE if self.calendar else METROPOLE

    def public_holidays(self, dates: Iterable[date]) -> tuple[date, ...]:
        """Those of the dates that are public holidays there."""
        return tuple(day for day in sorted(set(dates)) if day in _holidays(self.calendar, day.year))


@cache
def _holidays(calendar: str | None, year: int) -> frozenset[date]:
    """The library reckons a whole year at a time, and the same one for every site."""
    return frozenset(holidays.country_holidays("FR", subdiv=calendar, years=year))


def departement_code(text: str) -> str:
    """The code as the list writes it: `1` and `01` are one département, and so are `2a` and `2A`."""
    return text.strip().upper().zfill(2)


def territory_of(departement: str) -> Territory:
    """Clock and calendar of a département, or of a territory by its name; mainland France where no other is known."""
    timezone, calendar = _OVERSEAS.get(departement, ("Europe/Paris", _ALSACE_MOSELLE.get(departement)))
    return Territory(departement, timezone, calendar)
