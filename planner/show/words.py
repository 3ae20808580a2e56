"""French as it is written: hours, days, lengths of time and counts, with no-break spaces where a line may not end."""

import re
import unicodedata
from collections.abc import Sequence
from datetime import date, datetime

from schemas.time import week_dates

NO_BREAK = "\u00a0"
_TOGETHER = re.compile(r" (?=[:;!?»])|(?<=«) |(?<=\d) (?=h\b|min\b)|(?<=\d[ \u00a0]h) (?=\d\d\b)")
_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)")

DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
"""The days of the week, Monday first."""
_MONTHS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)


def plain(text: str) -> str:
    """The text without control characters, which could move a terminal's cursor or turn a line around."""
    return "".join(" " if unicodedata.category(letter) in {"Cc", "Cf", "Zl", "Zp"} else letter for letter in text)


def sentence(text: str) -> str:
    """A sentence with curved apostrophes, no break inside « 9 h 00 » nor before the marks that French sets apart."""
    return _TOGETHER.sub(NO_BREAK, _APOSTROPHE.sub("’", plain(text)))


def wall(minutes: int) -> str:
    """Minutes after midnight as a time of day: « 9 h 00 »."""
    return f"{minutes // 60}{NO_BREAK}h{NO_BREAK}{minutes % 60:02d}"


def clock(moment: datetime) -> str:
    """The time of day of an instant, in its own zone."""
    return wall(moment.hour * 60 + moment.minute)


def between(start: datetime, end: datetime) -> str:
    """Two times of one day, « 8 h 30 – 12 h 00 »; midnight at the end is 24 h."""
    closing = clock(end) if end.date() == start.date() else f"24{NO_BREAK}h{NO_BREAK}00"
    return f"{clock(start)}{NO_BREAK}– {closing}"


def length(minutes: int) -> str:
    """A length of time: « 29 h », « 3 h 30 », « 45 min »."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest}{NO_BREAK}min"
    return f"{hours}{NO_BREAK}h" + (f"{NO_BREAK}{rest:02d}" if rest else "")


def counted(number: int, noun: str) -> str:
    """A count of things whose plural takes an s; French counts from two."""
    words = " ".join(f"{word}s" for word in noun.split()) if abs(number) >= 2 else noun
    return f"{number:,}{NO_BREAK}{words}".replace(",", NO_BREAK)


def day(when: date) -> str:
    """A date in full: « lundi 30 novembre »."""
    return f"{DAYS[when.weekday()]} {_ordinal(when)}{NO_BREAK}{_MONTHS[when.month - 1]}"


def short_day(when: date) -> str:
    """A date for the head of a column: « lun. 30 »."""
    return f"{DAYS[when.weekday()][:3]}.{NO_BREAK}{_ordinal(when)}"


def week(iso: str) -> str:
    """An ISO week: « semaine 49, du lundi 30 novembre au dimanche 6 décembre 2026 »."""
    monday, *_, sunday = week_dates(iso)
    first = day(monday) + (f" {monday.year}" if monday.year != sunday.year else "")
    return f"semaine{NO_BREAK}{int(iso[-2:])}, du {first} au {day(sunday)} {sunday.year}"


def listed(parts: Sequence[str]) -> str:
    """An enumeration: « A, B et C »."""
    return " et ".join(filter(None, (", ".join(parts[:-1]), parts[-1]))) if parts else ""


def _ordinal(when: date) -> str:
    return "1er" if when.day == 1 else str(when.day)
