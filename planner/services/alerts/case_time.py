"""case_time: from when on a case that is not answered needs a slot: some hours before its deadline, counted back."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from config.cases import CaseFigures
from planner.network.territory import Territory, territory_of

_DAY = timedelta(days=1)
_WEEKDAYS = range(5)


def reserved_from(deadline: datetime, figures: CaseFigures, zone: str, territory: str) -> datetime:
    """The instant that lies so many hours before a deadline, as the clock on the wall there shows them.

    On the working calendar only hours of Mondays to Fridays that are no public holiday count, all 24 of a day: 24 hours
    before a Monday at ten is the Friday before, at ten.
    """
    if figures.calendar == "wall":
        return deadline - figures.reserve
    place = territory_of(territory)
    moment, left = deadline.astimezone(ZoneInfo(zone)), figures.reserve
    day = moment.date()
    of_day = timedelta(hours=moment.hour, minutes=moment.minute, seconds=moment.second)
    while True:
        counted = of_day if _is_working(day, place) else timedelta()
        if counted and left <= counted:
            midnight = datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(zone))
            return midnight + (of_day - left)
        left -= counted
        day, of_day = day - _DAY, _DAY


def _is_working(day: date, place: Territory) -> bool:
    return day.weekday() in _WEEKDAYS and not place.public_holidays([day])
