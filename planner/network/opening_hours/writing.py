"""Weekly windows and exceptions as the one text that stands for them: what is expanded from it is what was written.

Days with the same hours share a rule. Windows that touch and are to stay two (a shift lies inside one of them) are told
apart by a comment, since hours that touch are one interval to every reader of the standard.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from planner.network.opening_hours.dates import HOLIDAY_COMMENT, NO_HOLIDAY_COMMENT, NOTHING_COMMENT
from planner.network.opening_hours.expanding import WeekHours
from planner.network.opening_hours.rules import DAYS, date_text
from planner.network.territory import Territory
from schemas.site import PublishedWindow, Window
from schemas.time import Day, wall_text, week_dates

APPOINTMENT_COMMENT = "Sur rendez-vous"
"""Comment of hours by appointment only."""
FOLLOWING_COMMENT = "suite"
"""Comment of a window that touches the one before it and is not part of it."""
NEVER = "off"
"""Text of a calendar without a window."""


@dataclass(frozen=True, order=True)
class _Span:
    start: int
    end: int
    comment: str

    @property
    def text(self) -> str:
        return f"{wall_text(self.start)}-{wall_text(self.end)}"


def write_weekly(windows: Iterable[Window]) -> str:
    """The text of windows of every week; those of one day do not overlap."""
    days = {day: _spans([window for window in windows if window.day is day]) for day in Day}
    return "; ".join(_rules(days)) or NEVER


def write_week(hours: WeekHours, week: str, *, territory: Territory) -> str:
    """The text of a site that has these windows in every week, and these closures in that one."""
    weekly = write_weekly(hours.published)
    return "; ".join([weekly, "PH off", *exceptions(hours, week, territory=territory)])


def exceptions(hours: WeekHours, week: str, *, territory: Territory) -> list[str]:
    """The rules of dates on which a site is not closed as public holidays have it."""
    dates = week_dates(week)
    public = territory.public_holidays(dates)
    rules: list[str] = []
    for day, on in zip(Day, dates, strict=True):
        closed, holiday = on in hours.closed_on, on in hours.holidays
        if closed and (on not in public or not holiday):
            comment = HOLIDAY_COMMENT if holiday else NO_HOLIDAY_COMMENT if on in public else ""
            rules.append(f'{date_text(on)} {NEVER} "{comment}"' if comment else f"{date_text(on)} {NEVER}")
        elif on in public and not closed:
            spans = _spans([window for window in hours.published if window.day is day])
            text = _of_selector(date_text(on), spans) if spans else f'{date_text(on)} {NEVER} "{NOTHING_COMMENT}"'
            rules.append(text)
    return rules


def _spans(windows: Sequence[Window]) -> tuple[_Span, ...]:
    spans: list[_Span] = []
    for window in sorted(windows, key=lambda one: (one.start, one.end)):
        by_appointment = isinstance(window, PublishedWindow) and window.by_appointment
        comment = APPOINTMENT_COMMENT if by_appointment else ""
        if spans and spans[-1].end == window.start and spans[-1].comment == comment:
            comment = f"{APPOINTMENT_COMMENT} ({FOLLOWING_COMMENT})" if comment else FOLLOWING_COMMENT
        spans.append(_Span(window.start, window.end, comment))
    return tuple(spans)


def _rules(days: dict[Day, tuple[_Span, ...]]) -> Iterable[str]:
    """A rule for each way in which days are spent, in the order of the first day of each."""
    for spans in dict.fromkeys(days.values()):
        if spans:
            yield _of_selector(_days([day for day in Day if days[day] == spans]), spans)


def _days(days: Sequence[Day]) -> str:
    """Days of the week, three and more in a row as a range."""
    runs = [[day for _, day in run] for _, run in groupby(enumerate(days), key=lambda pair: pair[1].index - pair[0])]
    texts: list[str] = []
    for run in runs:
        names = [DAYS[day.index] for day in run]
        texts += [f"{names[0]}-{names[-1]}"] if len(names) > 2 else names
    return ",".join(texts)


def _of_selector(selector: str, spans: Sequence[_Span]) -> str:
    """Hours of some days; hours with different comments are rules of their own, added to the first."""
    parts = []
    for comment in dict.fromkeys(span.comment for span in spans):
        hours = ",".join(span.text for span in spans if span.comment == comment)
        parts.append(f'{selector} {hours} open "{comment}"' if comment else f"{selector} {hours}")
    return ", ".join(parts)
