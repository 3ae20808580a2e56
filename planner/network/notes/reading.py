"""A note read: each clause that is wholly understood is laid on the site's week; whatever else there is, is said.

Nothing is guessed and nothing is applied: what comes out is a proposal.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from planner.network.cell import plain_text, read_cell
from planner.network.notes.hours import Laid, selector
from planner.network.notes.words import DAYS, MONTHS, ORDINAL, WORDS, Part, half_of, ordinals_of, parts_of
from planner.network.opening_hours.rules import MONTHS as OSM_MONTHS
from schemas.site import PublishedWindow
from schemas.time import Day, wall_text

_RDV = r"(?:rdvs?|rendez[\s-]?vous)"
_ONLY = r"(?:(?:uniquement|seulement|exclusivement|que)\s+)?"
_LEAD = (
    r"(?:attention\s*:?\s*)?"
    r"(?:(?:l')?accueil(?:\s+(?:du public|des usagers))?\s+|ouvertures?\s+|reception\s+)?"
)
_BY = rf"{_ONLY}(?:sur|avec|par)\s+{_RDV}(?:\s+(?:uniquement|seulement|exclusivement))?"
_HALVES = r"(?:tou(?:te)?s\s+)?les\s+(?:apres[\s-]?midis?|matins?|matinees?)"
_DATE = rf"(\d{{1,2}})(?:er)?(?:\s*/\s*(\d{{1,2}})|\s+({'|'.join(MONTHS)}))?(?:\s*/?\s*(20\d\d))?"
_SHUT = r"(?:(?:la structure |france services |le site )?(?:est |sera )?ferme(?:e|s|es)?|fermetures?)"
_SCHOOL = (
    r"(?:pendant|durant|en|lors)\s+(?:de\s+|d')?(?:les\s+|des\s+)?"
    r"(?:periodes?\s+(?:de\s+|des\s+))?vacances(?:\s+scolaires)?"
)
_HOURS = r"(?:\s*:?\s*(?P<hours>de\s+\d{1,2}\s*[h:]\s*\d{0,2}\s*(?:a|-)\s*\d{1,2}\s*[h:]\s*\d{0,2}))?"

Lay = Callable[[re.Match[str], Laid], Laid | None]


@dataclass(frozen=True)
class Proposal:
    """What a note would make of a site's hours."""

    hours: str
    """The hours as they would be."""
    school_hours: str | None
    """Those of school holidays; None: the same."""
    read: tuple[str, ...]
    """Clauses that were read."""
    left: tuple[str, ...]
    """Clauses that speak of hours and were not."""
    remarks: tuple[str, ...]
    """What to look at."""


def read_note(note: str, windows: Sequence[PublishedWindow]) -> Proposal:
    """The proposal of a note; where no clause was read, the hours are those of the windows."""
    laid, read, left = Laid(tuple(windows)), [], []
    for clause in clauses(note):
        after = _laid(clause, laid)
        if after is not None:
            laid = after
            read.append(clause)
        elif WORDS.search(clause) or re.fullmatch(_BY, clause):
            left.append(clause)
    return Proposal(laid.text, laid.school_text, tuple(read), tuple(left), laid.remarks)


def clauses(note: str) -> list[str]:
    """The clauses of a note, plain."""
    text = plain_text(note).replace("’", "'")
    found = re.split(r"[;\n!]|\.(?:\s+|$)|\s/\s|\s-\s", text)
    return [bare for part in found if (bare := part.strip(" .,:()*"))]


def _laid(clause: str, laid: Laid) -> Laid | None:
    for pattern, lay in _PATTERNS:
        if match := pattern.fullmatch(clause):
            return lay(match, laid)
    return None


def _windows(laid: Laid, parts: Sequence[Part] | None) -> list[PublishedWindow] | None:
    """The windows of all the parts; None where one has none: the list announces something else."""
    found = [laid.of(part) for part in parts or ()]
    return [window for windows in found for window in windows] if found and all(found) else None


def _agree(match: re.Match[str], windows: Sequence[PublishedWindow]) -> bool:
    """Whether the hours that a clause states, where it states any, are those that the list announces on each day."""
    if match["hours"] is None:
        return True
    stated = {(each.start, each.end) for each in read_cell(match["hours"]).hours}
    return {(window.start, window.end) for window in windows} == stated


def _days_by_appointment(match: re.Match[str], laid: Laid) -> Laid | None:
    windows = _windows(laid, parts_of(match["days"]))
    if windows is None or ("hours" in match.groupdict() and not _agree(match, windows)):
        return None
    return laid.by_appointment(windows)


def _halves_by_appointment(match: re.Match[str], laid: Laid) -> Laid | None:
    half = half_of(match["halves"])
    held = [laid.of(Part(day, half)) for day in Day if any(window.day is day for window in laid.windows)]
    found = [window for windows in held for window in windows]
    return laid.by_appointment(found) if half and found else None


def _all_by_appointment(match: re.Match[str], laid: Laid) -> Laid | None:  # noqa: ARG001 - as every reader
    return laid.by_appointment(laid.windows) if laid.windows else None


def _open_some(match: re.Match[str], laid: Laid) -> Laid | None:
    parts, numbers = parts_of(match["days"]), ordinals_of(match["which"])
    windows = _windows(laid, parts)
    if windows is None or parts is None or len(parts) != 1 or any(window.by_appointment for window in windows):
        return None
    if not _agree(match, windows):
        return None
    return laid.only_then([selector(parts[0].day, numbers)], windows)


def _shut_some(match: re.Match[str], laid: Laid) -> Laid | None:
    parts, numbers = parts_of(match["days"]), ordinals_of(match["which"])
    windows = _windows(laid, parts)
    if windows is None or parts is None or len(parts) != 1:
        return None
    spans = ",".join(f"{wall_text(window.start)}-{wall_text(window.end)}" for window in windows)
    hours = f" {spans}" if parts[0].half else ""
    return laid.never_then([f"{selector(parts[0].day, numbers)}{hours} off"])


def _parity(match: re.Match[str], laid: Laid) -> Laid | None:
    parts = parts_of(match["days"])
    windows = _windows(laid, parts)
    if windows is None or parts is None or len(parts) != 1 or any(window.by_appointment for window in windows):
        return None
    weeks = "week 01-53/2" if "impair" in match["parity"] else "week 02-52/2"
    return laid.only_then([f"{weeks} {selector(parts[0].day)}"], windows)


def _shut_month(match: re.Match[str], laid: Laid) -> Laid | None:
    return laid.never_then([f"{OSM_MONTHS[MONTHS.index(match['month'])]} off"])


def _shut_dates(match: re.Match[str], laid: Laid) -> Laid | None:
    """Only with its year: nobody can tell whether another is meant as well."""
    first, last = _date(match, 1), _date(match, 5)
    if last is None or last[2] is None:
        return None
    month = last[1] if first is None else first[1]
    year, start = last[2], (int(match[1]), month or last[1])
    if not (1 <= start[0] <= 31 and 1 <= last[0] <= 31) or (start[1], start[0]) > (last[1], last[0]):
        return None
    text = f"{year} {OSM_MONTHS[start[1] - 1]} {start[0]:02d}-{OSM_MONTHS[last[1] - 1]} {last[0]:02d} off"
    return laid.never_then([text])


def _date(match: re.Match[str], at: int) -> tuple[int, int, str | None] | None:
    number, name = match[at + 1], match[at + 2]
    month = int(number) if number else MONTHS.index(name) + 1 if name else 0
    return (int(match[at]), month, match[at + 3]) if 1 <= month <= 12 else None


def _not_in_holidays(match: re.Match[str], laid: Laid) -> Laid | None:
    windows = _windows(laid, parts_of(match["days"]))
    return None if windows is None else laid.not_in_holidays(windows)


def _shut_in_holidays(match: re.Match[str], laid: Laid) -> Laid | None:  # noqa: ARG001 - as every reader
    return laid.not_in_holidays(laid.windows)


_WHICH = (
    rf"(?:le |les |chaque |tous les )?(?P<which>{ORDINAL}(?:(?:\s*,\s*|\s+et\s+)(?:le |les )?{ORDINAL})*)"
    rf"\s+(?P<days>{DAYS})"
)
_OF_MONTH = r"(?:\s+(?:de chaque|du|de tous les|par) mois)?"
_PARITY = r"(?:(?:des |en |les |de |une )?semaines?\s+)?(?P<parity>impaire?s?|paire?s?)"

_PATTERNS: tuple[tuple[re.Pattern[str], Lay], ...] = tuple(
    (re.compile(pattern), lay)
    for pattern, lay in (
        (rf"{_LEAD}{_BY}\s*:?\s*(?P<days>{DAYS}){_HOURS}", _days_by_appointment),
        (rf"{_LEAD}(?P<days>{DAYS})\s*:?\s*{_BY}", _days_by_appointment),
        (rf"{_LEAD}{_BY}\s*:?\s*(?P<halves>{_HALVES})", _halves_by_appointment),
        (rf"{_LEAD}(?P<halves>{_HALVES})\s*:?\s*{_BY}", _halves_by_appointment),
        (rf"{_LEAD}(?:uniquement|seulement|exclusivement)\s+(?:sur|par)\s+{_RDV}", _all_by_appointment),
        (rf"{_LEAD}(?:sur|par)\s+{_RDV}\s+(?:uniquement|seulement|exclusivement)", _all_by_appointment),
        (rf"(?:ouvert(?:e|ure)?s?\s+)?{_WHICH}{_OF_MONTH}{_HOURS}", _open_some),
        (rf"{_SHUT}\s+{_WHICH}{_OF_MONTH}", _shut_some),
        (rf"(?:ouvert(?:e|ure)?s?\s+)?(?P<days>{DAYS})\s+{_PARITY}", _parity),
        (rf"{_SHUT}\s+(?:en|au mois d[e']|tout le mois d[e'])\s*(?P<month>{'|'.join(MONTHS)})", _shut_month),
        (rf"{_SHUT}(?:\s+(?:pour conges|annuelle|estivale))?\s+du\s+{_DATE}\s+(?:au|inclus au)\s+{_DATE}(?:\s+inclus)?",
         _shut_dates),
        (rf"{_SHUT}\s+(?P<days>{DAYS})\s*,?\s*{_SCHOOL}", _not_in_holidays),
        (rf"{_SCHOOL}\s*,?\s*{_SHUT}\s+(?P<days>{DAYS})", _not_in_holidays),
        (rf"(?:ouvert(?:e|ure)?s?\s+)?(?P<days>{DAYS})\s*,?\s*hors\s+vacances(?:\s+scolaires)?", _not_in_holidays),
        (rf"{_SHUT}\s+{_SCHOOL}", _shut_in_holidays),
    )
)  # fmt: skip
"""What is read, the first that matches a whole clause."""
