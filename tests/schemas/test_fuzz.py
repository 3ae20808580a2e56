"""Whatever is fed to the reader, it gives a problem or its faults: no other exception, and no fault that is not one."""

import copy
import json
from collections.abc import Callable
from typing import Any, TypeVar

from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.crosschecks import find_faults
from schemas.errors import InvalidInput
from schemas.faults import LONGEST, in_order
from schemas.reading import parse_problem, parse_roster
from schemas.writing import json_text
from tests.schemas.given import Tree, example, network
from tests.schemas.test_export import errors

Read = TypeVar("Read")

NETWORK, ROSTER = network(), example("roster")

TEXTS = st.sampled_from(
    [
        *("", "core", "caf", "s2", "a-001", "r-msa", "gone", "a/b~c", "mon", "sun", "00:00", "08:30", "24:00", "24:15"),
        *("2026-W49", "2026-W53", "2027-W53", "2026-12-01", "2026-12-07", "9999-12-31", "Asia/Kathmandu", "UTC"),
        *(
            "2026-12-01T09:00:00+01:00",
            "2026-12-06T24:00:00+01:00",
            "2199-12-31T23:59:59-23:59",
            "2000-01-01T00:00:00Z",
        ),
        *("work.daily_max", "\ud800", "\0", "\N{RIGHT-TO-LEFT OVERRIDE}", "binome.problem/1", "binome.roster/1"),
    ]
) | st.text(max_size=8)
NUMBERS = st.integers(-5, 2000) | st.floats() | st.sampled_from([2**63, -(2**70), 10**400])
VALUES = st.recursive(
    st.none() | st.booleans() | NUMBERS | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=6,
)


def _places(value: object, place: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [place, *(found for key, inner in inside for found in _places(inner, (*place, key)))]


@st.composite
def changed(draw: st.DrawFn, tree: Tree) -> Tree:
    """The tree with some of its values set otherwise, taken out, doubled or moved."""
    new = copy.deepcopy(tree)
    for _ in range(draw(st.integers(1, 6))):
        place = draw(st.sampled_from(_places(new)[1:]))
        holder: Any = new
        for key in place[:-1]:
            holder = holder[key]
        deed = draw(st.sampled_from(["set", "set", "drop", "double", "key"]))
        if deed == "drop":
            del holder[place[-1]]
        elif deed == "double" and isinstance(holder, list):
            holder.append(copy.deepcopy(holder[place[-1]]))
        elif deed == "key" and isinstance(holder, dict):
            holder[draw(TEXTS)] = draw(VALUES)
        else:
            holder[place[-1]] = draw(VALUES)
    return new


def outcome(parse: Callable[[bytes], Read], data: bytes) -> Read | None:
    """What was read; None where there are faults that can be shown to a person, each at a place."""
    try:
        return parse(data)
    except InvalidInput as invalid:
        faults = invalid.faults
    assert faults == in_order(faults) != ()
    assert all(str(fault).isprintable() and fault.expected and fault.mend for fault in faults)
    assert all(len(fault.found) <= 2 * LONGEST + 20 for fault in faults)
    return None


@settings(max_examples=300, deadline=None)
@given(changed(NETWORK))
def test_a_changed_problem_is_a_problem_or_has_faults(tree: Tree) -> None:
    problem = outcome(parse_problem, json.dumps(tree).encode())
    if problem:
        assert find_faults(problem) == ()
        assert errors("problem", json.loads(json_text(problem))) == []
        assert parse_problem(json_text(problem).encode()) == problem


@settings(max_examples=150, deadline=None)
@given(changed(ROSTER))
def test_a_changed_roster_is_a_roster_or_has_faults(tree: Tree) -> None:
    roster = outcome(parse_roster, json.dumps(tree).encode())
    if roster:
        assert parse_roster(json_text(roster).encode()) == roster


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_a_changed_text_is_a_problem_or_has_faults(data: st.DataObject) -> None:
    text = bytearray(json.dumps(NETWORK).encode())
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, min(start + 40, len(text))))
        text[start:end] = data.draw(
            st.binary(max_size=6) | st.sampled_from([b"{", b"]", b'"', b",", b"\\ud800", b"NaN"])
        )
    problem = outcome(parse_problem, bytes(text))
    assert problem is None or find_faults(problem) == ()


@settings(max_examples=100, deadline=None)
@given(VALUES)
def test_whatever_else_is_json_has_faults(value: object) -> None:
    assert outcome(parse_problem, json.dumps(value).encode()) is None
    assert outcome(parse_roster, json.dumps(value).encode()) is None
