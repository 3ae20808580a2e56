"""Faults within fields: what pydantic refuses, said in the words of the exported schema."""

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Any

from pydantic import ValidationError

from schemas.faults import Fault, below, shortened, shown
from schemas.phrase import Schema, follow, meaning, phrase
from schemas.time import BEYOND

Place = tuple[str | int, ...]

BETWEEN = "between_fields"
"""Type of an error that a shape finds between its fields: its message says what is expected, the schema does not."""


def field_faults(error: ValidationError, root: Schema, tree: object) -> Iterator[Fault]:
    """One fault for each place that pydantic refuses; `tree` is what the text held."""
    said: set[str] = set()
    for detail in error.errors(include_url=False):
        if _is_counted_short(detail):
            continue
        tagged, missing = detail["loc"], detail["type"] == "missing"
        place = _in_tree(tagged, tree, missing=missing)
        pointer = below("", *place)
        if pointer in said:
            continue  # one value, refused by each of the kinds that it could have been
        said.add(pointer)
        if missing:
            yield lacking(pointer, str(place[-1]), follow(root, tagged))
        elif detail["type"] == "extra_forbidden":
            yield _unknown(pointer, str(place[-1]), follow(root, tagged[:-1]))
        elif detail["type"] == BETWEEN:
            yield Fault(pointer, shown(detail["input"]), detail["msg"], "correct either of them")
        else:
            yield _refused(pointer, detail, follow(root, tagged))


def _is_counted_short(detail: Mapping[str, Any]) -> bool:
    """Whether a list is called too short only because some of its elements were refused, each of which is said."""
    given = detail["input"]
    return detail["type"] == "too_short" and isinstance(given, list) and len(given) >= detail["ctx"]["min_length"]


def lacking(pointer: str, key: str, part: Schema) -> Fault:
    """A key that is not there."""
    usual = f"; {shown(part['default'])} as a rule" if "default" in part else ""
    return Fault(pointer, "nothing", phrase(part), f"add {shown(key)} ({meaning(part)}{usual})")


def _unknown(pointer: str, key: str, parent: Schema) -> Fault:
    known = list(parent.get("properties", {}))
    near = get_close_matches(key, known, n=1)
    expected = f"one of {', '.join(known)}" if known else "no key"
    mend = f"call it {shown(near[0])} if that is meant, or take it out" if near else "take it out"
    return Fault(pointer, f"the unknown key {shown(key)}", expected, mend)


def _refused(pointer: str, detail: Mapping[str, Any], part: Schema) -> Fault:
    says = part.keys() - {"description"} and detail["type"] != BEYOND
    known, means = phrase(part) if says else shortened(detail["msg"]), meaning(part)
    return Fault(pointer, shown(detail["input"]), known, f"correct it ({means})" if means else "correct it")


def _in_tree(place: Sequence[str | int], tree: Any, *, missing: bool) -> Place:  # noqa: ANN401 - whatever JSON holds
    """The place without the tags that pydantic puts in where a kind is chosen: the tree has no such key."""
    found: list[str | int] = []
    for step in place[:-1] if missing else place:
        if isinstance(step, int) if isinstance(tree, list) else isinstance(tree, dict) and step in tree:
            found.append(step)
            tree = tree[step]
    return (*found, place[-1]) if missing else tuple(found)
