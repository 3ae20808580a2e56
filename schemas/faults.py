"""Faults: what keeps an input from being used, each at its place, with what would mend it."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

LONGEST = 60
"""Characters of the input that a fault repeats at most: files hold names, and messages travel."""

_NUMBER = re.compile("[0-9]+")


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong, and where."""

    pointer: str
    """JSON pointer of the place (RFC 6901); empty for the text as a whole."""
    found: str
    """What stands there, shortened."""
    expected: str
    """What could stand there."""
    mend: str
    """What to do."""

    def __str__(self) -> str:
        """The fault as one line."""
        return f"{self.pointer or '/'}: found {self.found}; expected {self.expected}; mend: {self.mend}"


def shown(value: object) -> str:
    """A value as a fault names it: short, on one line, and nothing that a terminal would obey."""
    if isinstance(value, Mapping):
        return f"an object of {_counted(len(value), 'key')}"
    if isinstance(value, list | tuple):
        return f"a list of {_counted(len(value), 'element')}"
    if isinstance(value, str):
        value = value[: LONGEST + 1]  # before it is written out: a text may be as long as a file
    return shortened(json.dumps(value, ensure_ascii=False, default=str))


def shortened(text: str) -> str:
    """A text cut to what a fault repeats, with escapes for whatever is not printed."""
    plain = "".join(sign if sign.isprintable() else f"\\u{ord(sign):04x}" for sign in text[: LONGEST + 1])
    return plain if len(plain) <= LONGEST else plain[: LONGEST - 1] + "…"


def below(pointer: str, *keys: str | int) -> str:
    """The pointer of something inside the place of another."""
    return "".join([pointer, *(f"/{_token(key)}" for key in keys)])


def in_order(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """Faults by their place, each said once; what is said of one place stays in the order in which it was found."""
    return tuple(sorted(dict.fromkeys(faults), key=_place))


def _token(key: str | int) -> str:
    return str(key) if isinstance(key, int) else shortened(key.replace("~", "~0").replace("/", "~1"))


def _place(fault: Fault) -> list[tuple[int, str]]:
    """Elements of a list by their number, keys by their name."""
    return [(int(key), "") if _NUMBER.fullmatch(key) else (-1, key) for key in fault.pointer.split("/")]


def _counted(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"
