"""One cell of announced hours, as people write it: `09:00 - 12:00 / 13:30 - 17:00` and its many relatives.

The reader never guesses: a piece that is not wholly understood is given back as a remark, and the rest of the cell is
kept.
"""

import re
import unicodedata
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from schemas.time import DAY_MINUTES, wall_text

RemarkKind = Literal["void", "joined", "united", "narrowed", "unreadable"]
"""Empty window left out; touching windows joined; overlap counted once; moved onto the grid; not understood."""

LONGEST = 400
"""Characters beyond which a cell is no opening hours."""

_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"))
_ONLY = "(?:uniquement|seulement)"
_APPOINTMENT = re.compile(rf"\b(?:{_ONLY} )?(?:sur |avec |par )?(?:rdv|rendez[ -]?vous)\b(?: {_ONLY})? *:?")
_APPOINTMENT_ALONE = re.compile(rf"^{_APPOINTMENT.pattern}\.?(?: \(suite\))?$")
_CLOSED = re.compile(r"^(?:ferme(?:e|ture)?|-+|\.+|neant)?\.?$")
# "12: 13:00" is noon and then one o'clock: minutes are never digits that have a colon of their own.
_TIME = r"(\d{1,2})(?:\s*[:h.]\s*(\d{2})(?!\s*[:h]|\d)|\s*[:h](?!\d)|(?!\d|\s*[:h]))"
_RANGE = re.compile(rf"(?:de |du )?{_TIME}\s*(?:-|\ba\b)\s*{_TIME}")
_BETWEEN = re.compile(r"^[\s,+&()]*(?:(?:et|puis)\b)?[\s,+&()]*$")


@dataclass(frozen=True, order=True)
class Hours:
    """Announced hours of one day, in minutes after midnight."""

    start: int
    """First minute."""
    end: int
    """End, not inside."""
    by_appointment: bool = False
    """True where the public is received by appointment only."""

    def __str__(self) -> str:
        """As people write it."""
        return f"{wall_text(self.start)} - {wall_text(self.end)}"


@dataclass(frozen=True)
class Remark:
    """Something about a cell that a person should look at."""

    kind: RemarkKind
    """What was done."""
    text: str
    """The piece of text, or the windows, that it is about."""


@dataclass(frozen=True)
class Cell:
    """A cell that was read."""

    hours: tuple[Hours, ...]
    """Windows, sorted, disjoint and on the grid."""
    remarks: tuple[Remark, ...] = ()
    """What a person should look at."""


def read_cell(text: str, grid: int = 15) -> Cell:
    """Read one day's announced hours; whatever the text, windows or remarks, never an exception."""
    if len(text) > LONGEST:
        return Cell((), (Remark("unreadable", text[:LONGEST] + "…"),))
    plain = plain_text(text)
    if _CLOSED.match(plain):
        return Cell(())
    found: list[Hours] = []
    remarks: list[Remark] = []
    for piece in re.split(r"[/;|\n]", plain):
        _read_piece(piece.strip(), found, remarks)
    united = _unite(found)
    remarks += _what_uniting_did(found, united)
    return Cell(*_onto_grid(united, grid, remarks))


def speaks_of_appointments(text: str) -> bool:
    """Whether a remark has anything to do with appointments."""
    return _APPOINTMENT.search(plain_text(text)) is not None


def by_appointment_only(text: str) -> bool:
    """Whether a remark says that the public is received by appointment only, and nothing else."""
    return _APPOINTMENT_ALONE.match(plain_text(text)) is not None


def plain_text(text: str) -> str:
    """Lower case, no accents, one kind of space, one kind of dash."""
    decomposed = unicodedata.normalize("NFKD", text.translate(_DASHES).casefold())
    bare = "".join(character for character in decomposed if not unicodedata.combining(character))
    return re.sub(r"[^\S\n]+", " ", bare).strip()


def _read_piece(piece: str, found: list[Hours], remarks: list[Remark]) -> None:
    bare, appointments = _APPOINTMENT.subn(" ", piece)
    if _CLOSED.match(bare.strip()) and not appointments:
        return
    ranges = list(_RANGE.finditer(bare))
    between = _RANGE.sub("\0", bare).split("\0")
    if not ranges or not all(_BETWEEN.match(part) for part in between):
        remarks.append(Remark("unreadable", piece))
        return
    for match in ranges:
        start, end = _minutes(match[1], match[2]), _minutes(match[3], match[4])
        if start == end == 0:
            remarks.append(Remark("void", match[0].strip()))
        elif start is None or end is None or start >= end:
            remarks.append(Remark("unreadable", match[0].strip()))
        else:
            found.append(Hours(start, end, appointments > 0))


def _minutes(hour: str, minute: str | None) -> int | None:
    """Minutes after midnight; None where a clock shows no such time."""
    whole, part = int(hour), int(minute or 0)
    total = whole * 60 + part
    return total if part < 60 and total <= DAY_MINUTES else None


def _unite(found: list[Hours]) -> list[Hours]:
    """The union: an overlap counts once, and doors open to all win over doors open by appointment."""
    edges = sorted({edge for hours in found for edge in (hours.start, hours.end)})
    united: list[Hours] = []
    for start, end in pairwise(edges):
        covering = [hours for hours in found if hours.start <= start and end <= hours.end]
        if not covering:
            continue
        by_appointment = all(hours.by_appointment for hours in covering)
        if united and united[-1].end == start and united[-1].by_appointment == by_appointment:
            united[-1] = Hours(united[-1].start, end, by_appointment)
        else:
            united.append(Hours(start, end, by_appointment))
    return united


def _what_uniting_did(found: list[Hours], united: list[Hours]) -> list[Remark]:
    stated = sum(hours.end - hours.start for hours in found)
    counted = sum(hours.end - hours.start for hours in united)
    if stated == counted and len(found) == len(united):
        return []
    kind: RemarkKind = "joined" if stated == counted else "united"
    return [Remark(kind, " / ".join(str(hours) for hours in united))]


def _onto_grid(united: list[Hours], grid: int, remarks: list[Remark]) -> tuple[tuple[Hours, ...], tuple[Remark, ...]]:
    """Narrow to the grid: nobody is told of a minute that was not announced."""
    kept: list[Hours] = []
    for hours in united:
        start, end = -(-hours.start // grid) * grid, hours.end // grid * grid
        if (start, end) != (hours.start, hours.end):
            remarks.append(Remark("narrowed", str(hours)))
        if start < end:
            kept.append(Hours(start, end, hours.by_appointment))
    return tuple(kept), tuple(remarks)
