"""Bytes to JSON: what is no JSON, or means two things at once, is a fault with its place."""

import json
import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from schemas.errors import InvalidInput
from schemas.faults import Fault, below, shown
from schemas.intake import refuse_too_large

DEEPEST = 32
"""Levels that lists and objects are nested at most; a problem has ten."""
DIGITS = 4300
"""Digits of a number beyond which nothing reads it."""

Place = tuple[str | int, ...]

_FLATTEN = Fault("", "lists or objects nested too deeply", f"at most {DEEPEST} levels", "state the value plainly")


class _Doubled(dict[str, Any]):
    """An object in which keys were repeated; it holds the last value of each."""

    repeated: tuple[str, ...] = ()


class _RepeatedError(Exception):
    """A key stands more than once in an object."""


def decoded(data: bytes) -> str:
    """The text of a file; a byte order mark in front is no part of it.

    Raises:
        InvalidInput: where there is none, or it is not UTF-8.
    """
    refuse_too_large(data)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        found = f"bytes that are no UTF-8 in line {line} (byte {error.start})"
        raise InvalidInput([Fault("", found, "a text in UTF-8", "save the file as UTF-8")]) from None
    if not text.strip():
        raise InvalidInput([Fault("", "nothing: the file is empty", "a JSON object", "give the file that was meant")])
    return text


def loaded(text: str) -> tuple[Any, tuple[Fault, ...]]:
    """What a JSON text holds, and the faults of its wording that leave it readable: keys that are repeated.

    Raises:
        InvalidInput: where the text is no JSON.
    """
    try:
        return _read(text)
    except json.JSONDecodeError as error:
        raise InvalidInput([_syntax(error)]) from None
    except RecursionError:
        raise InvalidInput([_FLATTEN]) from None


def with_nul(tree: dict[str, Any], text: str) -> tuple[Fault, ...]:
    """The texts of a tree, written as `text`, that hold the character NUL: no database keeps one."""
    if r"\u0000" not in text:
        return ()
    return tuple(
        Fault(below("", *place), shown(holder[key]), "text without the character NUL", "take that character out")
        for place, holder, key in _places(tree)
        if isinstance(holder[key], str) and "\0" in holder[key]
    )


def clean(tree: dict[str, Any]) -> tuple[Fault, ...]:
    """Put null where no strict reader takes what stands: texts that are no Unicode, and nesting without an end.

    Keys of that kind are taken out. Each such place has its fault; a tree that holds none is as it was.
    """
    faults: list[Fault] = []
    foreign: list[tuple[dict[str, Any], str]] = []
    for place, holder, key in _places(tree):
        value = holder[key]
        pointer = below("", *place)
        if isinstance(value, dict | list) and len(place) > DEEPEST:
            holder[key] = None
            faults.append(replace(_FLATTEN, pointer=pointer))
        elif isinstance(value, str) and not _is_unicode(value):
            holder[key] = None
            faults.append(Fault(pointer, shown(value), "text in Unicode", "write the character that was meant"))
        elif isinstance(key, str) and not _is_unicode(key):
            faults.append(Fault(pointer, "a key that is no Unicode", "a key of the format", "take it out"))
            foreign.append((holder, key))
    for holder, key in foreign:
        del holder[key]
    return tuple(faults)


def _places(root: dict[str, Any] | list[Any]) -> Iterator[tuple[Place, Any, str | int]]:
    """Every value with its place and what holds it; a value may be replaced before the walk enters it."""
    waiting: list[tuple[Place, Any]] = [((), root)]
    while waiting:
        place, holder = waiting.pop()
        for key in range(len(holder)) if isinstance(holder, list) else holder:
            yield (*place, key), holder, key
            if isinstance(holder[key], dict | list):
                waiting.append(((*place, key), holder[key]))


def _repetitions(tree: Any) -> Iterator[Fault]:  # noqa: ANN401 - whatever JSON holds
    for place, holder, key in _places([tree]):
        value = holder[key]
        if isinstance(value, _Doubled):
            for name in value.repeated:
                pointer = below("", *place[1:], name)
                yield Fault(pointer, f"the key {shown(name)} more than once", "each key once", "keep one of them")


def _syntax(error: json.JSONDecodeError) -> Fault:
    place = f"line {error.lineno} column {error.colno}"
    if error.pos >= len(error.doc.rstrip()) or error.msg.startswith("Unterminated string"):
        return Fault("", f"a text that breaks off at {place}", "a whole JSON text", "fetch or write the file anew")
    found = f"{shown(error.doc[error.pos])} at {place}"
    return Fault("", found, f"JSON ({error.msg.lower()})", "correct the text there")


def _whole(digits: str) -> int | float:
    """A number that is too long to be read counts as endless: its field refuses it."""
    return int(digits) if len(digits) < DIGITS else math.inf


def _is_unicode(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _read(text: str) -> tuple[Any, tuple[Fault, ...]]:
    """Most texts repeat no key, and are read once; where the others do is looked for in a second reading."""
    try:
        return _PLAIN.decode(text), ()
    except _RepeatedError:
        tree = json.loads(text, object_pairs_hook=_marked, parse_int=_whole)
        return tree, tuple(_repetitions(tree))


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    plain = dict(pairs)
    if len(plain) != len(pairs):
        raise _RepeatedError
    return plain


def _marked(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    plain = dict(pairs)
    if len(plain) == len(pairs):
        return plain
    double = _Doubled(plain)
    double.repeated = tuple(key for key, times in Counter(key for key, _ in pairs).items() if times > 1)
    return double


_PLAIN = json.JSONDecoder(object_pairs_hook=_once, parse_int=_whole)
"""Made once: whole topics are read through it."""
