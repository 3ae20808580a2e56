"""Inputs for the tests of reading: the contract's example made richer, and changed at a pointer."""

import copy
import json
from functools import cache
from pathlib import Path
from typing import Any

from schemas.errors import InvalidInput
from schemas.faults import Fault
from schemas.reading import parse_problem, parse_roster

CONTRACT = Path(__file__).parents[1] / "data" / "contract"
GONE = object()
"""As a value: take the key out."""

Tree = dict[str, Any]


@cache
def _example(kind: str) -> Tree:
    tree: Tree = json.loads((CONTRACT / f"example.{kind}.json").read_text(encoding="utf-8"))
    return tree


def example(kind: str = "problem") -> Tree:
    """The contract's example, to be changed at will."""
    return copy.deepcopy(_example(kind))


def network() -> Tree:
    """The example with a second site, partner, agent and referent, a journey, and a consent."""
    tree = example()
    tree["partners"].append({"id": "msa", "name": "MSA"})
    tree["sites"].append({**copy.deepcopy(tree["sites"][0]), "id": "s2", "name": "Second"})
    shared = copy.deepcopy(tree["agents"][0])
    tree["agents"].append({**shared, "id": "a-004", "home_site": "s2", "sites": ["237-morestel", "s2"]})
    tree["travel_minutes"] = [{"from": "237-morestel", "to": "s2", "minutes": 20}]
    tree["referents"].append({**copy.deepcopy(tree["referents"][0]), "id": "r-msa", "partner": "msa", "sites": ["s2"]})
    tree["consents"] = [{"agent": "a-004", "date": "2026-12-02"}]
    return tree


def but(*edits: tuple[str, object], tree: Tree | None = None) -> Tree:
    """The network with a value set, taken out (GONE) or, at `-`, added to a list, at each pointer."""
    changed = network() if tree is None else tree
    for pointer, value in edits:
        *above, last = pointer.split("/")[1:]
        holder: Any = changed
        for key in above:
            holder = holder[int(key) if isinstance(holder, list) else key]
        if value is GONE:
            del holder[int(last) if isinstance(holder, list) else last]
        elif last == "-":
            holder.append(value)
        else:
            holder[int(last) if isinstance(holder, list) else last] = value
    return changed


def faults_of(content: Tree | bytes, kind: str = "problem") -> tuple[Fault, ...]:
    """What reading finds wrong; none where it reads."""
    data = content if isinstance(content, bytes) else json.dumps(content).encode()
    try:
        (parse_problem if kind == "problem" else parse_roster)(data)
    except InvalidInput as invalid:
        return invalid.faults
    return ()


def places(content: Tree | bytes, kind: str = "problem") -> list[str]:
    """The pointers of the faults."""
    return [fault.pointer for fault in faults_of(content, kind)]
