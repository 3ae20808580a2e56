"""How a TOML file becomes typed data: what does not fit is a fault with its file and key, never a first exception."""

import tomllib
from collections.abc import Iterable
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, TypeVar

from pydantic import ConfigDict, TypeAdapter, ValidationError

from config.errors import Fault, raise_if_any

CLOSED = ConfigDict(extra="forbid")
"""How shapes are read: an unknown key is a fault. Strictness is at the fields: strict dataclasses take no table."""

Shaped = TypeVar("Shaped")


def packaged() -> Traversable:
    """The folder of the TOML files that the project brings along."""
    return files("config")


def read_toml(file: Traversable, faults: list[Fault]) -> dict[str, object]:
    """The content of a file; empty, and a fault added, where it cannot be read."""
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        faults.append(Fault(file.name, "", f"cannot be read: {error.strerror or error}"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        faults.append(Fault(file.name, "", f"is no TOML: {error}"))
    return {}


def shape(
    adapter: TypeAdapter[Shaped], content: object, file: str, under: Iterable[str], faults: list[Fault]
) -> Shaped | None:
    """The content as typed data; None, and a fault added for each key that does not fit, where it is not so."""
    try:
        return adapter.validate_python(content)
    except ValidationError as error:
        for detail in error.errors(include_url=False, include_context=False):
            key = ".".join((*under, *(str(part) for part in detail["loc"])))
            found = "" if detail["type"] == "missing" else f" (found {detail['input']!r})"
            faults.append(Fault(file, key, detail["msg"] + found))
    return None


def figures_in(name: str, kind: type[Shaped], folder: Traversable | None) -> Shaped:
    """What a file of the folder (none given: the packaged one) says; figures that it leaves out are the usual ones.

    A packaged file is read once.

    Raises:
        ConfigFaultsError: where it says anything else; every fault at once.
    """
    if folder is not None:
        return _figures_in(name, kind, folder)
    if name not in _READ:
        _READ[name] = _figures_in(name, kind, packaged())
    known: Shaped = _READ[name]
    return known


_READ: dict[str, Any] = {}
"""Figures of packaged files, by the names of these; each has one kind."""


def _figures_in(name: str, kind: type[Shaped], folder: Traversable) -> Shaped:
    faults: list[Fault] = []
    figures = shape(TypeAdapter(kind), read_toml(folder / name, faults), name, (), faults)
    raise_if_any(faults)
    return figures or kind()
