"""A staff file read from TOML or JSON, with every fault at its place."""

import json
import tomllib
from collections.abc import Iterable
from datetime import date, datetime, time

from pydantic import ValidationError

from planner.network.decoding import decode
from planner.network.faults import Fault, InputFaultsError
from planner.network.staff import Staff
from schemas.errors import InvalidInput
from schemas.faults import Fault as PlainFault
from schemas.faults import in_order, shortened
from schemas.fieldfaults import field_faults
from schemas.jsontext import loaded


def read_staff(data: bytes, name: str) -> Staff:
    """Read a staff file: JSON where its name ends so, TOML otherwise.

    Raises:
        InputFaultsError: where it cannot be used; every fault at once.
    """
    text = decode(data, name)
    plain = _json(text, name) if name.casefold().endswith(".json") else _toml(text, name)
    try:
        # One way in for both: what TOML read as a date is a text again before it is validated.
        written = json.dumps(plain, default=_as_text)
        return Staff.model_validate_json(written)
    except ValidationError as error:
        found = in_order(field_faults(error, Staff.model_json_schema(), json.loads(written)))
        raise InputFaultsError(_of_file(name, found)) from error


def _json(text: str, name: str) -> object:
    try:
        plain, faults = loaded(text)
    except InvalidInput as error:
        raise InputFaultsError(_of_file(name, error.faults)) from error
    if faults:
        raise InputFaultsError(_of_file(name, faults))
    return plain


def _toml(text: str, name: str) -> object:
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        fault = Fault(name, shortened(str(error)), "TOML, or JSON in a file named .json", "correct it there")
        raise InputFaultsError([fault]) from error


def _of_file(name: str, faults: Iterable[PlainFault]) -> list[Fault]:
    return [Fault(f"{name}: {one.pointer or '/'}", one.found, one.expected, one.mend) for one in faults]


def _as_text(value: object) -> str:
    """TOML's own dates and times as JSON writes them; a bare time as the wall-clock text it stands for."""
    if isinstance(value, time):
        return value.isoformat().removesuffix(":00")
    if isinstance(value, date | datetime):
        return value.isoformat()
    raise TypeError(type(value).__name__)
