"""Problems and rosters from files and bytes: whole, or every fault of them at once."""

import json
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from schemas.crosschecks import OF_PROBLEM, OF_ROSTER, Crosscheck
from schemas.errors import InvalidInput
from schemas.faults import Fault, shown
from schemas.fieldfaults import field_faults
from schemas.intake import read_bytes
from schemas.jsontext import cleaned, decoded, loaded
from schemas.part import Part
from schemas.phrase import schema_of
from schemas.presence import absent
from schemas.problem import Problem
from schemas.roster import Roster
from schemas.salvage import salvage
from schemas.shape import Shape

Read = TypeVar("Read", bound=Shape)


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


def _parse(shape: type[Read], data: bytes, checks: tuple[Crosscheck, ...]) -> Read:
    text = decoded(data)
    tree, faults = loaded(text)
    if not isinstance(tree, dict):
        raise InvalidInput([Fault("", shown(tree), "an object", "give the file that was meant")])
    _refuse_other_format(shape, tree)
    value, within = _shaped(shape, text, tree)
    between = (fault for check in checks for fault in check(Part(value)))
    every = (*faults, *within, *absent(value), *between)
    if every or not isinstance(value, shape):
        raise InvalidInput(every)
    return value


def _shaped(shape: type[Read], text: str, tree: dict[str, Any]) -> tuple[Shape, tuple[Fault, ...]]:
    """The shape without a fault within it, or what is left of it with each of them."""
    try:
        return shape.model_validate_json(text, by_alias=True, by_name=False), ()
    except ValidationError as error:
        if not _is_of_wording(error):
            return salvage(shape, tree), tuple(field_faults(error, schema_of(shape), tree))
    # the shapes' own reader is stricter about JSON than the one that made the tree
    tree, flaws = cleaned(tree)
    try:
        shape.model_validate_json(json.dumps(tree), by_alias=True, by_name=False)
    except ValidationError as error:
        flawed = {flaw.pointer for flaw in flaws}
        within = (fault for fault in field_faults(error, schema_of(shape), tree) if fault.pointer not in flawed)
        return salvage(shape, tree), (*flaws, *within)
    return salvage(shape, tree), flaws


def _is_of_wording(error: ValidationError) -> bool:
    return any(detail["type"] == "json_invalid" for detail in error.errors(include_input=False, include_url=False))


def _refuse_other_format(shape: type[Shape], tree: dict[str, Any]) -> None:
    """Say of a file of another kind only that it is one: each of its fields would be a fault."""
    named, own = tree.get("format"), shape.model_fields["format"].default
    if isinstance(named, str) and named != own:
        raise InvalidInput([Fault("/format", shown(named), shown(own), "give a file of that format")])
