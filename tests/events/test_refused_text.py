"""A dead letter repeats what came, cut; of what speaks of absences never more than the fields that are known."""

import hashlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.refused_text import CUT_BYTES, for_dead_letter
from tests.events.given import event

ILLNESS = "grippe"


def test_it_is_the_event_as_it_came_with_size_and_hash() -> None:
    data = json.dumps(event("slot.booked", colour="é"), ensure_ascii=False).encode()
    assert for_dead_letter(data, "binome.slot-bookings") == (data.decode(), len(data), hashlib.sha256(data).hexdigest())


def test_it_is_cut_between_signs() -> None:
    text, size, _ = for_dead_letter(("x" + "é" * CUT_BYTES).encode(), "binome.cases")
    assert size == 2 * CUT_BYTES + 1
    assert text == "x" + "é" * (CUT_BYTES // 2 - 1)


@pytest.mark.parametrize("topic", ["binome.absences", "binome.cases"])
@pytest.mark.parametrize(
    "data",
    [
        json.dumps(event(reason=ILLNESS)).encode(),
        json.dumps(event(data__reason=ILLNESS, type="binome.absence.dreamt.v1")).encode(),
        json.dumps(event(data__agent={"id": "a-002", "reason": ILLNESS}, data__start=[ILLNESS])).encode(),
        json.dumps(event(data=[ILLNESS])).encode(),
        json.dumps(event(reason=ILLNESS)).replace("binome.absence", "binome\\u002eabsence").encode(),
        json.dumps(event(data__reason=ILLNESS)).encode()[:-1],
    ],
)
def test_of_an_absence_only_known_fields_are_kept(topic: str, data: bytes) -> None:
    """Whatever is wrong with it, and on whichever topic it was sent."""
    text, size, _ = for_dead_letter(data, topic)
    assert ILLNESS not in text
    assert size == len(data)


def test_known_fields_of_an_absence_stay() -> None:
    text, _, _ = for_dead_letter(json.dumps(event(data__start="soon")).encode(), "binome.absences")
    assert json.loads(text) == event(data__start="soon")


@given(st.binary(max_size=300), st.sampled_from(["binome.absences", "binome.cases"]))
def test_it_takes_whatever_comes(data: bytes, topic: str) -> None:
    text, size, _ = for_dead_letter(data, topic)
    assert len(text.encode()) <= CUT_BYTES
    assert size == len(data)
    assert topic != "binome.absences" or text == ""
