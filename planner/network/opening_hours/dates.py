"""What a calendar says of single dates: their windows, whether the site is shut, whether that is a holiday.

Which dates are public holidays hangs on the territory, which the library does not know: `PH` is replaced by the week's
own holidays before it reads the text. What shuts a date is marked with a comment, so that a later rule which opens the
date again is seen to do so.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from opening_hours import OpeningHours, State

from planner.network.cell import by_appointment_only, plain_text
from planner.network.faults import InputFaultsError
from planner.network.opening_hours.checks import text_faults
from planner.network.opening_hours.rules import PUBLIC_HOLIDAY, Rule, Token, date_text, joined, rules_of
from schemas.time import DAY_MINUTES

HOLIDAY_COMMENT = "Jour férié"
"""Comment of a closure that relieves the label although the calendar knows no public holiday then."""
NO_HOLIDAY_COMMENT = "Non férié"
"""Comment of a closure that does not relieve the label although it is a public holiday."""
NOTHING_COMMENT = "Rien d’annoncé"
"""Comment of a date without announced hours on which the building is not shut."""

_MARK = "\N{SECTION SIGN}"


@dataclass(frozen=True)
class DayHours:
    """One date of a site."""

    windows: tuple[tuple[int, int, bool], ...]
    """Start and end in minutes after midnight, and whether by appointment only; closures do not count here."""
    closed: bool
    """Whether the site stays shut."""
    holiday: bool
    """Whether a closure is that of a public holiday."""


@lru_cache(maxsize=4096)
def days_of(text: str, dates: tuple[date, ...], public: tuple[date, ...]) -> tuple[DayHours, ...]:
    """Each of the dates by this text; `public` are the public holidays among them.

    Raises:
        InputFaultsError: where the text is no calendar.
    """
    rules = rules_of(_checked(text))
    dated = _dated(rules, public)
    marked = tuple(
        rule.commented(f"{_MARK}{number}{rule.comment}") if rule.closure else rule for number, rule in enumerate(dated)
    )
    whole = _library(joined(marked))
    announced = _library(joined(tuple(rule for rule in dated if not rule.closure)))
    told = any(rule.of_holidays for rule in rules)
    opened = {rule.date for rule in rules if rule.date and (not rule.shuts or _says(rule.comment, NOTHING_COMMENT))}
    found = []
    for day in dates:
        comment = _shut(whole, day)
        closed = comment is not None and not _says(comment, NOTHING_COMMENT)
        by_default = day in public and not told and day not in opened
        holiday = day in public and not (closed and _says(comment, NO_HOLIDAY_COMMENT))
        found.append(
            DayHours(
                windows=_open(announced, day),
                closed=closed or by_default,
                holiday=holiday or _says(comment, HOLIDAY_COMMENT),
            )
        )
    return tuple(found)


def plain_windows(text: str, day: date, public: tuple[date, ...]) -> tuple[tuple[int, int], ...]:
    """Start and end of the windows of one date, closures taken into account."""
    rules = _dated(rules_of(_checked(text)), public)
    return tuple((start, end) for start, end, _ in _open(_library(joined(rules)), day))


def _checked(text: str) -> str:
    if faults := text_faults(text, "opening_hours", None):
        raise InputFaultsError(list(faults))
    return text


def _library(text: str) -> OpeningHours:
    return OpeningHours(text or "off")


def _dated(rules: tuple[Rule, ...], public: tuple[date, ...]) -> tuple[Rule, ...]:
    """The rules with the week's own public holidays instead of `PH`: which they are hangs on the territory."""
    return tuple(dated for rule in rules for dated in (_of_dates(rule, public) if rule.of_holidays else (rule,)))


def _of_dates(rule: Rule, public: tuple[date, ...]) -> Iterator[Rule]:
    days = tuple(_without_holidays(rule.selector))
    if days:
        yield replace(rule, tokens=(*days, *rule.rest))
    for day in public:
        dated = rules_of(date_text(day))[0].tokens
        yield replace(rule, tokens=(*dated, *rule.rest))


def _without_holidays(selector: tuple[Token, ...]) -> Iterator[Token]:
    """The list of days without `PH` and one comma beside it."""
    kept = [token for token in selector if token.text != PUBLIC_HOLIDAY]
    for index, token in enumerate(kept):
        after = kept[index + 1] if index + 1 < len(kept) else None
        if token.text != "," or (index and after is not None and after.text != ","):
            yield token


def _intervals(hours: OpeningHours, day: date) -> Iterator[tuple[int, int, State, str]]:
    """What a date consists of, in minutes after midnight of wall-clock time."""
    begin = datetime.combine(day, time())
    for start, end, state, comment in hours.intervals(begin, begin + timedelta(days=1)):
        minutes = [int((edge - begin).total_seconds()) // 60 for edge in (start, end)]
        yield minutes[0], min(minutes[1], DAY_MINUTES), state, comment


def _open(hours: OpeningHours, day: date) -> tuple[tuple[int, int, bool], ...]:
    return tuple(
        (start, end, by_appointment_only(comment))
        for start, end, state, comment in _intervals(hours, day)
        if state != State.CLOSED
    )


def _shut(hours: OpeningHours, day: date) -> str | None:
    """The comment of the closure that holds all day; None where none does."""
    intervals = list(_intervals(hours, day))
    if len(intervals) != 1 or intervals[0][2] != State.CLOSED or not intervals[0][3].startswith(_MARK):
        return None
    return intervals[0][3]


def _says(comment: str | None, meaning: str) -> bool:
    """Whether a comment says one of the things that count, in whatever case and with whatever accents."""
    if comment is None:
        return False
    said = comment.lstrip(f"{_MARK}0123456789")
    return plain_text(meaning.replace("’", "'")) == plain_text(said.replace("’", "'"))
