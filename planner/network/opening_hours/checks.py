"""What keeps a text from being a site's calendar: each fault at its character, with what mends it.

The library takes more than can be held to here, and takes some of it without a word: school holidays that it does not
know, an end left open, the sun. All of that is refused, and so is what lies off the grid.
"""

import re
from collections.abc import Iterator

from opening_hours import OpeningHours, ParserError  # type: ignore[attr-defined]  # left out of its stub

from planner.network.cell import by_appointment_only, speaks_of_appointments
from planner.network.faults import Fault
from planner.network.opening_hours.rules import (
    DAYS,
    MONTHS,
    PUBLIC_HOLIDAY,
    SHUT,
    STATES,
    Rule,
    Token,
    joined,
    rules_of,
)
from schemas.faults import shortened, shown
from schemas.time import DAY_MINUTES, wall_text

LONGEST = 4000
"""Characters beyond which a text is no calendar."""

_KNOWN = {*DAYS, *MONTHS, *STATES, PUBLIC_HOLIDAY, "week"}
_SUN = {"sunrise", "sunset", "dawn", "dusk"}
_SPAN = re.compile(r"(\d+):(\d+)\s*-\s*(\d+):(\d+)")
_PLACE = re.compile(r"--> (\d+):(\d+)")
_HOURS = "hours such as Mo-Fr 08:30-12:00"

Found = tuple[int, str, str, str]
"""Characters before a fault; what was found, what was expected, what mends it."""


def text_faults(text: str, place: str, grid: int | None = 15) -> tuple[Fault, ...]:
    """Everything that keeps a text from being a calendar on that grid; without one, whole minutes are enough."""
    found = [*_found(text, grid)]
    return tuple(Fault(f"{place}: character {at + 1}", what, expected, mend) for at, what, expected, mend in found)


def _found(text: str, grid: int | None) -> Iterator[Found]:
    rules = rules_of(text)
    if len(text) > LONGEST or "\n" in text or not rules:
        yield 0, shown(text), f"one line of opening_hours, at most {LONGEST} characters", "write the hours, or off"
        return
    refused = [fault for rule in rules for fault in _of_rule(rule, grid)]
    yield from refused
    if not refused and (unread := [*_syntax(text), *_syntax(joined(rules))]):
        yield unread[0]


def _syntax(text: str) -> Iterator[Found]:
    """What the library does not read, at the place that it names; it must read the text as we write it, too."""
    try:
        OpeningHours(text)
    except ParserError as error:
        match = _PLACE.search(str(error))
        at = int(match[2]) - 1 if match else 0
        yield at, shown(text[at:]), "opening_hours as OSM writes them", "correct it there"


def _of_rule(rule: Rule, grid: int | None) -> Iterator[Found]:
    for index, token in enumerate(rule.tokens):
        before = rule.tokens[index - 1] if index else None
        yield from _of_token(token, before, rule, grid)
    yield from _of_holiday(rule)
    yield from _of_comment(rule)
    if not rule.shuts and not any(token.kind in ("span", "time", "always") for token in rule.rest):
        yield rule.tokens[0].place, shown(rule.text), _HOURS, "state the hours, or off"


def _of_token(token: Token, before: Token | None, rule: Rule, grid: int | None) -> Iterator[Found]:
    at, what = token.place, shown(token.text)
    if token.kind == "span":
        yield from _of_span(token, grid)
    elif token.kind == "time":
        yield at, what, "a start and an end", "state when it ends"
    elif token.kind == "always":
        yield at, what, _HOURS, "state the hours of each day"
    elif token.kind == "odd" or token.text == '"':
        yield at, what, "opening_hours as OSM writes them", "take it out, or close the quotation mark"
    elif token.kind == "word":
        yield from _of_word(token)
    elif token.text == "+":
        yield at, what, "an end", "state when it ends"
    elif token.text == "||":
        yield at, what, "; or ,", "state the hours themselves instead of what holds otherwise"
    elif token.text == "/" and not _of_weeks(token, before, rule):
        yield at, what, "/ between week numbers only", "state each interval"


def _of_word(token: Token) -> Iterator[Found]:
    at, what = token.place, shown(token.text)
    if token.text == "SH":
        mend = "give the hours of school holidays as a text of their own"
        yield at, what, "days, dates, week or PH", mend
    elif token.text in _SUN:
        yield at, what, "hours of the clock", "write them as HH:MM"
    elif token.text == "easter" or token.text in ("day", "days"):
        yield at, what, "days, dates, week or PH", "state the date of each year"
    elif token.text not in _KNOWN:
        near = next((known for known in _KNOWN if known.casefold() == token.text.casefold()), None)
        yield at, what, "Mo to Su, Jan to Dec, week, PH, open or off", f"write {near}" if near else "correct it"


def _of_weeks(token: Token, before: Token | None, rule: Rule) -> bool:
    """Whether a slash gives the parity of week numbers."""
    in_selector = token in rule.selector and any(part.text == "week" for part in rule.selector)
    return in_selector and before is not None and before.kind == "number"


def _of_span(token: Token, grid: int | None) -> Iterator[Found]:
    match = _SPAN.fullmatch(token.text)
    hours, minutes, end_hours, end_minutes = (int(part) for part in match.groups()) if match else (0, 60, 0, 0)
    start, end = hours * 60 + minutes, end_hours * 60 + end_minutes
    if max(minutes, end_minutes) > 59 or hours > 24 or end_hours > 48:
        yield token.place, shown(token.text), "times of the clock", "correct it"
    elif end <= start or end > DAY_MINUTES:
        yield token.place, shown(token.text), "an end after the start, at midnight at the latest", "part it at midnight"
    elif grid and (start % grid or end % grid):
        near = f"{wall_text(-(-start // grid) * grid)}-{wall_text(end // grid * grid)}"
        yield token.place, shown(token.text), f"times on {grid} minutes", f"write {near}, or what was meant"


def _of_holiday(rule: Rule) -> Iterator[Found]:
    """Public holidays stand alone or in a list of days: "PH Mo" means two things to two readers."""
    selector = rule.selector
    for index, token in enumerate(selector):
        if token.text != PUBLIC_HOLIDAY:
            continue
        around = [*selector[max(0, index - 1) : index], *selector[index + 1 : index + 2]]
        dated = any(part.kind in ("year", "number") or part.text in (*MONTHS, "week") for part in selector)
        if dated or any(part.text != "," for part in around):
            yield token.place, shown(rule.text), "PH alone, or in a list of days", "part it into rules of their own"


def _of_comment(rule: Rule) -> Iterator[Found]:
    appointment = by_appointment_only(rule.comment)
    at = next((token.place for token in rule.rest if token.kind == "comment" or token.text == "unknown"), 0)
    if any(token.text == "unknown" for token in rule.rest) and not appointment:
        yield at, "unknown", "open or off", 'say which, or write open "Sur rendez-vous"'
    elif not appointment and speaks_of_appointments(rule.comment) and not any(t.text in SHUT for t in rule.rest):
        mend = 'write "Sur rendez-vous" where it is by appointment only, else take it out'
        yield at, shortened(rule.comment), '"Sur rendez-vous", or nothing of appointments', mend
