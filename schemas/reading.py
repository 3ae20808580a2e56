"""Problems, rosters and networks from files and bytes: whole, or every fault of them at once."""

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from schemas.crosschecks import OF_NETWORK, OF_PROBLEM, OF_ROSTER, Crosscheck
from schemas.errors import InvalidInput
from schemas.faults import Fault, shown
from schemas.fieldfaults import field_faults
from schemas.intake import read_bytes
from schemas.jsontext import clean, decoded, loaded, with_nul
from schemas.network import Network
from schemas.part import Part
from schemas.phrase import schema_of
from schemas.presence import absent
from schemas.problem import Problem
from schemas.roster import Roster
from schemas.salvage import salvage
from schemas.shape import Shape

Read = TypeVar("Read", bound=Shape)
Faults = Iterable[Fault]


def read_problem(path: Path) -> Problem:
    """The problem in a file; `InvalidInput` with every fault where it is none."""
    return parse_problem(read_bytes(path))


def read_roster(path: Path) -> Roster:
    """The roster in a file; `InvalidInput` with every fault where it is none."""
    return parse_roster(read_bytes(path))


def parse_problem(data: bytes) -> Problem:
    """The problem written in UTF-8 JSON; `InvalidInput` with every fault where it is none."""
    return _parse(Problem, data, OF_PROBLEM)


def parse_roster(data: bytes) -> Roster:
    """The roster written in UTF-8 JSON; `InvalidInput` with every fault where it is none."""
    return _parse(Roster, data, OF_ROSTER)


def parse_network(data: bytes) -> Network:
    """The network written in UTF-8 JSON; `InvalidInput` with every fault where it is none."""
    return _parse(Network, data, OF_NETWORK)


def read_part(shape: type[Read], tree: object, check: Callable[[Shape], Faults]) -> Read:
    """A part of a file that came by itself, already parsed; `check` says what it owes what is around it.

    Raises:
        InvalidInput: with every fault, each at its place in the part.
    """
    if not isinstance(tree, dict):
        raise InvalidInput([Fault("", shown(tree), "an object", "give what was meant")])
    return _held(shape, tree, json.dumps(tree), (), check)


def format_of(data: bytes) -> str | None:
    """The format that a JSON text says it has; None where it says none, or is none."""
    try:
        tree, _ = loaded(decoded(data))
    except InvalidInput:
        return None
    named = tree.get("format") if isinstance(tree, dict) else None
    return named if isinstance(named, str) else None


def _parse(shape: type[Read], data: bytes, checks: tuple[Crosscheck, ...]) -> Read:
    text = decoded(data)
    tree, faults = loaded(text)
    if not isinstance(tree, dict):
        raise InvalidInput([Fault("", shown(tree), "an object", "give the file that was meant")])
    _refuse_other_format(shape, tree)
    return _held(shape, tree, text, faults, lambda found: (fault for check in checks for fault in check(Part(found))))


def _held(
    shape: type[Read], tree: dict[str, Any], text: str, faults: tuple[Fault, ...], check: Callable[[Shape], Faults]
) -> Read:
    """What was given, whole; `check` is handed as much of it as could be read."""
    try:
        value = shape.model_validate_json(text, by_alias=True, by_name=False)
    except ValidationError as error:
        value = None
        faults += _within(shape, tree, error)
    told = {fault.pointer for fault in faults}
    faults += tuple(fault for fault in with_nul(tree, text) if fault.pointer not in told)
    if value is None or any(absent(value)):
        readable = salvage(shape, tree)
        faults += tuple(absent(readable))
    else:
        readable = value
    faults += tuple(check(readable))
    if value is None or faults:
        raise InvalidInput(faults)
    return value


def _within(shape: type[Shape], tree: dict[str, Any], error: ValidationError) -> tuple[Fault, ...]:
    """The faults within fields; what no strict reader takes is put out of the tree, since it hides them."""
    if not _is_of_wording(error):
        return tuple(field_faults(error, schema_of(shape), tree))
    flaws = clean(tree)
    flawed = {flaw.pointer for flaw in flaws}
    try:
        shape.model_validate_json(json.dumps(tree), by_alias=True, by_name=False)
    except ValidationError as others:
        within = field_faults(others, schema_of(shape), tree)
        return (*flaws, *(fault for fault in within if fault.pointer not in flawed))
    return flaws


def _is_of_wording(error: ValidationError) -> bool:
    return any(detail["type"] == "json_invalid" for detail in error.errors(include_input=False, include_url=False))


def _refuse_other_format(shape: type[Shape], tree: dict[str, Any]) -> None:
    """Say of a file of another kind only that it is one: each of its fields would be a fault."""
    named, own = tree.get("format"), shape.model_fields["format"].default
    if isinstance(named, str) and named != own:
        raise InvalidInput([Fault("/format", shown(named), shown(own), "give a file of that format")])
