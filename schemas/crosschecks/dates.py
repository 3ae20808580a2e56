"""Dates: what is said of the week lies in the week."""

from collections.abc import Iterator
from datetime import date, datetime

from schemas.crosschecks.frame import Frame, frame_of
from schemas.crosschecks.spans import between
from schemas.faults import Fault, shown
from schemas.part import Part
from schemas.time import week_dates

IN_WEEK = (("sites", "closed_on"), ("sites", "holidays"), ("consents", "date"))
WITHIN_A_DAY = (("bookings",), ("pins",), ("baseline", "shifts"), ("baseline", "openings"))


def dates_outside(problem: Part) -> Iterator[Fault]:
    """Dates on which a site is closed and dates of consents lie in the week."""
    week = problem.get("week", str)
    dates = week_dates(week) if week else ()
    for keys in IN_WEEK if week else ():
        for stated in problem.each(*keys):
            day = stated.read(date)
            if day and day not in dates:
                yield stated.fault(shown(str(day)), _in_week(week, dates), "correct it or take it out")


def holidays_open(problem: Part) -> Iterator[Fault]:
    """A public holiday is one of the dates on which the site is closed."""
    for site in problem.each("sites"):
        closed = site.all(date, "closed_on")
        for holiday in site.each("holidays") if closed is not None else ():
            day = holiday.read(date)
            if day and day not in (closed or ()):
                mend = "add it to closed_on, or take it out of holidays"
                yield holiday.fault(shown(str(day)), "a date of closed_on", mend)


def intervals_outside(problem: Part) -> Iterator[Fault]:
    """Bookings, pins and the shifts and openings of a baseline lie in the week, each within one day."""
    frame = frame_of(problem)
    for keys in WITHIN_A_DAY if frame else ():
        for interval in problem.each(*keys):
            start, end = interval.get("start", datetime), interval.get("end", datetime)
            if frame and start and end and start < end:
                yield from _outside(interval, frame, start, end)


def _outside(interval: Part, frame: Frame, start: datetime, end: datetime) -> Iterator[Fault]:
    first, last = frame.days(start, end)
    if first < frame.dates[0] or last > frame.dates[-1]:
        yield interval.fault(between(start, end), _in_week(frame.week, frame.dates), "correct it or take it out")
    elif first != last:
        yield interval.fault(between(start, end), "an interval within one day", "cut it at midnight, or correct it")


def _in_week(week: str | None, dates: tuple[date, ...]) -> str:
    return f"a time in {week} ({dates[0]} to {dates[-1]})"
