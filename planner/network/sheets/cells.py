"""What a cell says: dates, hours of work, days off, ids, in the ways in which French spreadsheets write them."""

import re
from datetime import date, datetime
from itertools import pairwise
from typing import Literal

from planner.network.cell import plain_text
from planner.network.faults import NetworkError
from planner.network.opening_hours.checks import text_faults
from planner.network.opening_hours.writing import write_weekly
from schemas.agent import BALANCE_MOST
from schemas.employer import Publication
from schemas.site import Window
from schemas.time import DAY_MINUTES, Day, wall_text

_DATES = ("%d/%m/%Y", "%d/%m/%y", "%Y-%m-%d", "%d-%m-%Y", "%d.%m.%Y", "%Y/%m/%d")
_MIDNIGHT = re.compile(r"[ T]00:00(:00(\.0+)?)?$")
_SERIAL = re.compile(r"[345]\d{4}")
_DECIMAL = re.compile(r"(\d{1,4})(?:[.,](\d{1,4}))?(?: ?(?:h|heures?))?")
_CLOCK = re.compile(r"(\d{1,4}) ?[h:] ?(\d{2})(?::00)?")
_TIME = re.compile(r"(\d{1,2}) ?[h:](?: ?(\d{2}))?(?::00)?")
_SPAN = re.compile(r"(?:de )?(\d{1,2})[h:]?(\d{2})? ?(?:-|a) ?(\d{1,2})[h:]?(\d{2})?")
_ID = re.compile(r"[^\s\x00-\x1f\x7f][^\x00-\x1f\x7f]{0,199}")

DAY_NAMES = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
"""Days of the week as people write them."""

_REGIMES: dict[str, Literal["fpt", "private"]] = {
    **dict.fromkeys(("fpt", "public", "fonction publique", "fonction publique territoriale", "titulaire"), "fpt"),
    **dict.fromkeys(("prive", "private", "droit prive", "salarie", "association"), "private"),
}

PUBLICATIONS: dict[str, Publication] = {
    "directe": "auto", "hors delai": "auto_outside_notice", "relecture": "review",
    "auto": "auto", "auto_outside_notice": "auto_outside_notice", "review": "review",
}  # fmt: skip
"""How it is said which plans are published without being looked at."""


class UnreadableCellError(NetworkError):
    """A cell says something else than what its column is about."""

    def __init__(self, expected: str, mend: str) -> None:
        """Say what could stand there and what to do."""
        self.expected, self.mend = expected, mend
        super().__init__(expected, mend)


def id_of(cell: str) -> str:
    """An id, on one line."""
    if not _ID.fullmatch(cell):
        raise UnreadableCellError("an id on one line, of at most 200 characters", "shorten it, or take the breaks out")
    return cell


def name_of(cell: str) -> str:
    """A name, its line breaks and repeated spaces as single ones."""
    name = " ".join(cell.split())
    if len(name) > 200:
        raise UnreadableCellError("a name of at most 200 characters", "shorten it")
    return name


def ids_of(cell: str) -> tuple[str, ...]:
    """Several ids, parted by commas, semicolons, bars or lines."""
    return tuple(dict.fromkeys(id_of(part.strip()) for part in re.split(r"[,;|\n]", cell) if part.strip()))


def date_of(cell: str) -> date:
    """A day: 31/12/2026, 31/12/26 or 2026-12-31."""
    bare = _MIDNIGHT.sub("", cell)
    for way in _DATES:
        try:
            day = datetime.strptime(bare, way).date()  # noqa: DTZ007 - a day has no offset
        except ValueError:
            continue
        if 2000 <= day.year < 2200:
            return day
    mend = "give the column the format of a date, then save anew" if _SERIAL.fullmatch(cell) else "correct it"
    raise UnreadableCellError("a day such as 31/12/2026 or 2026-12-31, from 2000 on", mend)


def minutes_of(cell: str) -> int:
    """A length of work in minutes: 35, 35,00, 35h30, 35:30; decimals are of an hour."""
    plain = plain_text(cell)
    if clock := _CLOCK.fullmatch(plain):
        hours, minutes = int(clock[1]), int(clock[2])
        if minutes < 60:
            return hours * 60 + minutes
    elif decimal := _DECIMAL.fullmatch(plain):
        return round(float(f"{decimal[1]}.{decimal[2] or 0}") * 60)
    raise UnreadableCellError("hours such as 35, 35,50 or 35h30", "correct it")


def time_of(cell: str) -> int:
    """A time of day in minutes after midnight: 9h, 9h30, 09:30, 09:30:00; 24:00 is the end of the day."""
    match = _TIME.fullmatch(plain_text(cell))
    total = int(match[1]) * 60 + int(match[2] or 0) if match else DAY_MINUTES + 1
    if match is None or total > DAY_MINUTES or int(match[2] or 0) > 59:
        raise UnreadableCellError("a time such as 09:30 or 9h30", "correct it")
    return total


def yes_of(cell: str) -> bool:
    """Yes or no."""
    said = plain_text(cell)
    if said not in ("oui", "o", "x", "vrai", "1", "non", "n", "faux", "0"):
        raise UnreadableCellError("oui or non", "write one of the two, or nothing for non")
    return said in ("oui", "o", "x", "vrai", "1")


def balance_of(cell: str) -> int:
    """Minutes worked too much, or too little where the hours have a minus."""
    sign = -1 if cell[:1] in "-\N{MINUS SIGN}" else 1
    minutes = minutes_of(cell.lstrip("+-\N{MINUS SIGN} "))
    if minutes > BALANCE_MOST:
        most = f"{BALANCE_MOST // 60} h {BALANCE_MOST % 60}"
        raise UnreadableCellError(f"at most {most} too much or too little", "correct it")
    return sign * minutes


def regime_of(cell: str) -> Literal["fpt", "private"]:
    """Territorial civil service, or private employment."""
    regime = _REGIMES.get(plain_text(cell))
    if regime is None:
        raise UnreadableCellError("FPT or privé", "write one of the two")
    return regime


def working_days_of(cell: str) -> int:
    """So many working days, up to 60."""
    if not cell.isdecimal() or int(cell) > 60:
        raise UnreadableCellError("working days from 0 to 60, such as 7", "correct it")
    return int(cell)


def publication_of(cell: str) -> Publication:
    """Which plans are published without being looked at."""
    publication = PUBLICATIONS.get(plain_text(cell))
    if publication is None:
        raise UnreadableCellError(f"one of {', '.join(PUBLICATIONS)}", "write one of them, or nothing for the setting")
    return publication


def sources_of(cell: str) -> tuple[str, ...] | None:
    """Sources of events, parted as ids are; None of `toutes`: every one."""
    said = plain_text(cell)
    if said == "toutes":
        return None
    return () if said == "aucune" else ids_of(cell)


def free_time_of(cell: str) -> str:
    """The weekly windows that a contract leaves free, as opening_hours: `mercredi, vendredi 13:00-18:00`."""
    if not text_faults(cell, "", None):
        return cell
    windows = [_free(part) for part in re.split(r"[,;/\n]| et ", plain_text(cell)) if part.strip()]
    windows.sort(key=lambda window: (window.day.index, window.start))
    if not windows or any(one.day is other.day and other.start < one.end for one, other in pairwise(windows)):
        raise UnreadableCellError("each day once", "take one of them out")
    return write_weekly(windows)


def _free(part: str) -> Window:
    """One day, or hours of it; half a day has no hours that everybody would agree on."""
    name, _, rest = part.strip().partition(" ")
    days = [
        day for day, known in zip(Day, DAY_NAMES, strict=True) if name.rstrip("s.") in (known, known[:2], known[:3])
    ]
    if not days:
        raise UnreadableCellError("days such as mercredi, or mercredi 13:00-18:00", "correct it")
    start, end = _hours(rest.strip()) if rest.strip() else (0, DAY_MINUTES)
    return Window(day=days[0], start=start, end=end)


def _hours(text: str) -> tuple[int, int]:
    span = _SPAN.fullmatch(text)
    start, end = (int(span[n]) * 60 + int(span[n + 1] or 0) for n in (1, 3)) if span else (0, 0)
    if span is None or not 0 <= start < end <= DAY_MINUTES or max(int(span[2] or 0), int(span[4] or 0)) > 59:
        mend = f"write the hours, as in {DAY_NAMES[2]} {wall_text(780)}-{wall_text(1080)}"
        raise UnreadableCellError("a day, or a day with hours", mend)
    return start, end
