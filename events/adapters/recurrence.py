"""recurrence: the days on which something that repeats takes place, within bounds."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time
from itertools import takewhile

from dateutil.rrule import rrule, rrulestr

from schemas.errors import InvalidInput
from schemas.faults import Fault, shown

_FIRST_YEAR = 2000
_PARTS = {
    "FREQ": r"DAILY|WEEKLY|MONTHLY",
    "INTERVAL": r"[1-9]\d{0,2}",
    "COUNT": r"[1-9]\d{0,3}",
    "UNTIL": r"\d{8}(T\d{6}Z?)?",
    "WKST": r"MO|TU|WE|TH|FR|SA|SU",
    "BYDAY": r"(\+?[1-5]|-1)?(MO|TU|WE|TH|FR|SA|SU)(,(\+?[1-5]|-1)?(MO|TU|WE|TH|FR|SA|SU)){0,20}",
}
"""What is read of RFC 5545: no part of it repeats for ever without giving a day."""


def days_of(rule: str | None, first: date, within: tuple[date, date]) -> Iterator[date]:
    """The days of a rule that begins on `first`, from the first to the last of `within`; without a rule, `first`.

    Raises:
        InvalidInput: where the rule is none that is read.
    """
    if rule is None:
        yield first
        return
    if first.year < _FIRST_YEAR:
        raise InvalidInput((Fault("/data/first_day", str(first), f"a day from {_FIRST_YEAR} on", "correct it"),))
    begin = datetime.combine(first, time())
    for moment in takewhile(lambda day: day.date() <= within[1], _read(rule, begin)):
        if moment.date() >= within[0]:
            yield moment.date()


def _read(text: str, begin: datetime) -> rrule:
    # The tool ends each part with a semicolon, also the last.
    parts = [part.partition("=") for part in text.upper().removeprefix("RRULE:").removesuffix(";").split(";")]
    names = [name for name, _, _ in parts]
    known = all(re.fullmatch(_PARTS.get(name, r"(?!)"), value) for name, _, value in parts)
    fault = Fault("/data/rrule", shown(text[:200]), f"FREQ and, of {', '.join(_PARTS)}, each once", "correct it")
    if not known or "FREQ" not in names or len(names) != len(set(names)):
        raise InvalidInput((fault,))
    if "MONTHLY" not in text.upper() and re.search(r"\d(MO|TU|WE|TH|FR|SA|SU)", text.upper()):
        raise InvalidInput((fault,))
    try:
        read = rrulestr(";".join(f"{name}={value}" for name, _, value in parts), dtstart=begin, ignoretz=True)
    except ValueError:
        raise InvalidInput((fault,)) from None
    assert isinstance(read, rrule)  # noqa: S101 - one rule is no set of rules
    return read
