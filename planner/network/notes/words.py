"""What notes say in words of the calendar: days, halves of a day, which of the month, parity of weeks, months.

Everything is matched on plain text: lower case, no accents.
"""

import re
from dataclasses import dataclass

from schemas.time import Day

_NAMES = {
    "lundi": Day.MON,
    "mardi": Day.TUE,
    "mercredi": Day.WED,
    "jeudi": Day.THU,
    "vendredi": Day.FRI,
    "samedi": Day.SAT,
    "dimanche": Day.SUN,
}
_ORDINALS = {"1": 1, "premier": 1, "2": 2, "deuxieme": 2, "second": 2, "3": 3, "troisieme": 3, "4": 4, "quatrieme": 4,
             "dernier": -1}  # fmt: skip
MONTHS = ("janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre", "novembre",
          "decembre")  # fmt: skip
"""Months as notes name them."""

_ARTICLE = r"(?:(?:le|les|du|des|ce|ces|chaque|tous les)\s+)?"
_HALF = (
    r"(?:(?:au|en|dans|l')\s*)?(?:matins?|matinees?|apres[\s-]?midis?)"
    r"|(?:toute\s+)?(?:la\s+)?journees?(?:\s+entieres?)?"
)
DAY = rf"{_ARTICLE}(?:{'|'.join(_NAMES)})s?(?:\s+(?:{_HALF}))?"
"""A day, or half of one."""
_AND = r"(?:\s*(?:,|&|\+|\bet\b|/)\s*)+"
DAYS = rf"{DAY}(?:{_AND}{DAY})*"
"""Several of them."""
ORDINAL = r"(?:1\s?er|premiers?|[2-4]\s?(?:e|eme|nd)|deuxiemes?|seconds?|troisiemes?|quatriemes?|derniers?)"
"""Which of the month."""
WORDS = re.compile(
    rf"\b(?:(?:{'|'.join(_NAMES)}|matin|apres|ferm|ouver|horaire|vacance|semaine|conge)|(?:{'|'.join(MONTHS)})\b)"
)
"""Words by which a note may speak of when the doors are open."""

_ONE_DAY = re.compile(rf"({'|'.join(_NAMES)})s?(?:\s+({_HALF}))?")


@dataclass(frozen=True)
class Part:
    """A day of the week, or half of one."""

    day: Day
    """Which day."""
    half: str | None
    """`morning`, `afternoon`, or None: all of it."""


def parts_of(text: str) -> tuple[Part, ...] | None:
    """The days of a list; None where a half may be that of one day or of all: nobody can tell which."""
    found = [(match[1], match[2] or "") for match in _ONE_DAY.finditer(text)]
    halves = [half for _, half in found]
    if not found or (len(found) > 1 and halves[-1] and not all(halves)):
        return None
    return tuple(Part(_NAMES[name], half_of(half)) for name, half in found)


def half_of(text: str) -> str | None:
    """Which half of a day a text is about; None where it is about both or neither."""
    morning, afternoon = "matin" in text, "apres" in text
    return None if morning == afternoon else "morning" if morning else "afternoon"


def ordinals_of(text: str) -> tuple[int, ...]:
    """Which of the month, in order; -1 is the last."""
    found = re.findall("|".join(sorted(_ORDINALS, key=len, reverse=True)), text)
    return tuple(dict.fromkeys(_ORDINALS[each] for each in found))
