"""A calendar laid on one week: the windows told to the public, the dates on which the site is shut, the holidays.

Hours of a date on which the site is shut are given all the same, as if it were not: the label is relieved by the share
of the announced hours that a holiday takes.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from planner.network.opening_hours.dates import DayHours, days_of, plain_windows
from planner.network.opening_hours.school import school_holidays
from planner.network.territory import Territory
from schemas.site import PublishedWindow, Window
from schemas.time import Day, week_dates

KEPT = 16_384
"""Texts, each laid on one week, that are kept: a fact changes a week's problem, hardly ever a site's calendar."""


@dataclass(frozen=True)
class WeekHours:
    """What a site's calendar says of one week."""

    published: tuple[PublishedWindow, ...]
    """What the public was told, by day and hour."""
    closed_on: tuple[date, ...]
    """Dates on which the site stays shut."""
    holidays: tuple[date, ...]
    """Those of them that are public holidays."""


@lru_cache(KEPT)
def expand(
    text: str, school_text: str | None, week: str, *, territory: Territory, school_zone: str | None = None
) -> WeekHours:
    """The week of a site that has these hours; on school holidays of its zone, the second text instead of the first.

    A date on which either text closes the site is closed. A public holiday is closed, unless a rule names `PH`, or
    opens that very date.

    Raises:
        InputFaultsError: where a text is no calendar.
        SchoolHolidaysUnknownError: where there is a second text and the school holidays are not known.
    """
    dates = week_dates(week)
    public = territory.public_holidays(dates)
    regular = days_of(text, dates, public)
    if school_text is None:
        return _week(dates, regular)
    off, instead = school_holidays(dates, school_zone), days_of(school_text, dates, public)
    chosen = [
        replace(second, closed=first.closed or second.closed, holiday=first.holiday or second.holiday)
        if day in off
        else first
        for day, first, second in zip(dates, regular, instead, strict=True)
    ]
    return _week(dates, chosen)


@lru_cache(KEPT)
def weekly_windows(text: str, week: str, *, territory: Territory) -> tuple[Window, ...]:
    """The windows of a text that tells of no closure to the public: openable hours, days off a contract."""
    dates = week_dates(week)
    public = territory.public_holidays(dates)
    return tuple(
        Window(day=day, start=start, end=end)
        for day, on in zip(Day, dates, strict=True)
        for start, end in plain_windows(text, on, public)
    )


def _week(dates: tuple[date, ...], days: Iterable[DayHours]) -> WeekHours:
    days = list(days)
    return WeekHours(
        published=tuple(
            PublishedWindow(day=day, start=start, end=end, by_appointment=by_appointment)
            for day, hours in zip(Day, days, strict=True)
            for start, end, by_appointment in hours.windows
        ),
        closed_on=tuple(day for day, hours in zip(dates, days, strict=True) if hours.closed),
        holidays=tuple(day for day, hours in zip(dates, days, strict=True) if hours.closed and hours.holiday),
    )
