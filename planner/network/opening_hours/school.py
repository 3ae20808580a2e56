"""School holidays: on which dates of a week the schools of a zone are closed for them.

The calendar goes by days, so the date that is announced as the end, the morning of return, is not among them. The
bridge of Ascension is left out: some years state it, others do not, and no site means it by "vacances scolaires".
"""

from collections.abc import Iterable
from datetime import date
from functools import cache

from vacances_scolaires_france import SchoolHolidayDates

from planner.network.faults import NetworkError

ZONES = ("A", "B", "C")
"""Zones whose holidays are known."""

_BRIDGE = "Pont de l'Ascension"


class SchoolHolidaysUnknownError(NetworkError):
    """A site has hours for school holidays, and these are not known for its zone or the year."""

    def __init__(self, zone: str | None, day: date) -> None:
        """Name the zone and the first date of which nothing is known."""
        self.zone, self.day = zone, day
        known = f"on sait celles des zones {', '.join(ZONES)}, jusqu’au {last_known().isoformat()}"
        super().__init__(
            f"Vacances scolaires inconnues : zone {zone or 'non indiquée'}, {day.isoformat()} ; {known}.\n"
            "Peut-être faut-il des règles datées dans les horaires du site."
        )


def school_holidays(dates: Iterable[date], zone: str | None) -> frozenset[date]:
    """Those of the dates that are school holidays in a zone.

    Raises:
        SchoolHolidaysUnknownError: where that is not known.
    """
    wanted = sorted(dates)
    for day in wanted:
        if zone not in ZONES or day > last_known():
            raise SchoolHolidaysUnknownError(zone, day)
    return frozenset(day for day in wanted if day in _days(str(zone)))


@cache
def last_known() -> date:
    """The last date of which the calendar says whether it is a holiday: the end of its last summer."""
    days: dict[date, object] = _calendar().data
    return max(days)


@cache
def _calendar() -> SchoolHolidayDates:
    return SchoolHolidayDates()


@cache
def _days(zone: str) -> frozenset[date]:
    key = _calendar().zone_key(zone)
    return frozenset(day for day, row in _calendar().data.items() if row[key] and row["nom_vacances"] != _BRIDGE)
