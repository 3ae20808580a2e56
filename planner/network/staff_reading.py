"""A staff file read from TOML or JSON, with every fault at its place."""

import json
import tomllib
from datetime import date, datetime, time

from pydantic import ValidationError

from planner.network.decoding import decode
from planner.network.faults import Fault, InputFaultsError
from planner.network.staff import Staff
from schemas.faults import in_order
from schemas.fieldfaults import field_faults


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
        written = json.dumps(plain, default=_as_text)
        return Staff.model_validate_json(written)
    except ValidationError as error:
        found = in_order(field_faults(error, Staff.model_json_schema(), json.loads(written)))
        faults = [Fault(f"{name}: {one.pointer or '/'}", one.found, one.expected, one.mend) for one in found]
        raise InputFaultsError(faults) from error


def _as_text(value: object) -> str:
    """TOML's own dates and times as JSON writes them; a bare time as the wall-clock text it stands for."""
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, date | datetime):
        return value.isoformat()
    raise TypeError(type(value).__name__)
