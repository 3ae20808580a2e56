"""Whatever comes, the codec gives an event or its faults; and an event that it gives is one, and stays what it is."""

import json
from datetime import UTC
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from events.codec import Refused, decode, encode
from schemas.events import TYPES
from schemas.events.examples import DATA
from schemas.faults import LONGEST, in_order
from tests.events.given import HEADERS, event
from tests.schemas.events.test_schema import errors
from tests.schemas.test_fuzz import VALUES, changed


def outcome(data: bytes, topic: str) -> dict[str, object] | None:
    """The event as it is written again; None where it has faults that can be shown to a person, each at a place."""
    found = decode(data, HEADERS, topic)
    with patch("events.codec.at_one_stroke", return_value=None):
        assert decode(data, HEADERS, topic) == found, "read part by part it is the same"
    if isinstance(found, Refused):
        assert found.faults == in_order(found.faults) != ()
        assert all(str(fault).isprintable() and fault.expected and fault.mend for fault in found.faults)
        assert all(len(fault.found) <= 2 * LONGEST + 20 for fault in found.faults)
        return None
    value, headers = encode(found)
    assert decode(value, headers, topic) == found
    assert encode(found) == (value, headers)
    tree: dict[str, object] = json.loads(value)
    assert str(tree["time"]) == found.time.astimezone(UTC).isoformat().replace("+00:00", "Z")
    return tree


def is_as_described(written: dict[str, object] | None) -> bool:
    """Whether the schema of its type takes an event that the codec took, but for the form of a source."""
    return written is None or errors(written, str(written["type"])) in ([], ["$.source"])


@pytest.mark.parametrize("short", DATA)
def test_a_changed_event_is_an_event_or_has_faults(short: str) -> None:
    """Values set otherwise, taken out, doubled or moved."""

    @settings(max_examples=40, deadline=None)
    @given(changed(event(short)))
    def holds(tree: dict[str, object]) -> None:
        assert is_as_described(outcome(json.dumps(tree).encode(), TYPES[f"binome.{short}.v1"].topic))

    holds()


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_a_changed_text_is_an_event_or_has_faults(data: st.DataObject) -> None:
    text = bytearray(json.dumps(event()).encode())
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, min(start + 40, len(text))))
        text[start:end] = data.draw(
            st.binary(max_size=6) | st.sampled_from([b"{", b"]", b'"', b",", b"\\ud800", b"NaN"])
        )
    assert is_as_described(outcome(bytes(text), "binome.absences"))


@settings(max_examples=200, deadline=None)
@given(VALUES)
def test_whatever_else_is_json_has_faults(value: object) -> None:
    assert outcome(json.dumps(value).encode(), "binome.absences") is None


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=60))
def test_whatever_else_is_bytes_has_faults(data: bytes) -> None:
    assert outcome(data, "binome.absences") is None
