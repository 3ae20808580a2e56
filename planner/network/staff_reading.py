"""A staff file read from TOML or JSON, with every fault at its place."""

import json
import tomllib
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from pydantic import ValidationError

from planner.network.decoding import decode
from planner.network.faults import Fault, InputFaultsError
from planner.network.staff import Staff

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails


def read_staff(data: bytes, name: str) -> Staff:
    """Read a staff file: JSON where its name ends so, TOML otherwise.

    Raises:
        InputFaultsError: where it cannot be used; every fault at once.
    """
    text = decode(data, name)
    try:
        plain = json.loads(text) if name.casefold().endswith(".json") else tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise InputFaultsError(
            [Fault(name, str(error), "TOML, or JSON in a file named .json", "correct it there")]
        ) from error
    try:
        # One way in for both: what TOML read as a date is a text again before it is validated.
        return Staff.model_validate_json(json.dumps(plain, default=_as_text))
    except ValidationError as error:
        raise InputFaultsError([_fault(name, detail, plain) for detail in error.errors()]) from error


def _as_text(value: object) -> str:
    """TOML's own dates and times as JSON writes them; a bare time as the wall-clock text it stands for."""
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, date | datetime):
        return value.isoformat()
    raise TypeError(type(value).__name__)


def _fault(name: str, detail: "ErrorDetails", plain: object) -> Fault:
    found = "nothing" if detail["type"] == "missing" else _short(detail["input"])
    return Fault(f"{name}: {_pointer(detail['loc'], plain)}", found, detail["msg"], "correct or remove it")


def _pointer(location: tuple[int | str, ...], plain: object) -> str:
    """The JSON pointer of a place; what pydantic adds of its own (which of two forms was tried) is left out."""
    pointer, node = "", plain
    for depth, part in enumerate(location):
        inside = node[part] if isinstance(node, dict) and part in node else None
        if isinstance(node, list) and isinstance(part, int) and part < len(node):
            inside = node[part]
        if inside is None and depth + 1 < len(location):
            continue
        pointer, node = f"{pointer}/{part}", inside
    return pointer or "/"


def _short(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 60 else text[:57] + "…"
