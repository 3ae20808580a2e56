"""A fault is one line that says where, what, what instead and what to do, and that is safe to show."""

import pytest

from schemas.errors import InvalidInput
from schemas.faults import LONGEST, Fault, below, in_order, shown
from schemas.part import Part
from tests.builders import a_usual_problem


def test_a_fault_is_written_as_the_contract_has_it() -> None:
    fault = Fault("/sites/1/published_hours/0", "mon 12:00-08:30", "an end after the start", "correct the end")
    assert str(fault) == (
        "/sites/1/published_hours/0: found mon 12:00-08:30; expected an end after the start; mend: correct the end"
    )
    assert str(Fault("", "nothing", "a text", "write one")).startswith("/: found nothing;")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("a", '"a"'),
        ("é\n\x1b[31m\u202e", '"é\\n\\u001b[31m\\u202e"'),
        ("\ud800", '"\\ud800"'),
        (1.5, "1.5"),
        (True, "true"),
        (None, "null"),
        ({"a": 1}, "an object of 1 key"),
        ([1, 2], "a list of 2 elements"),
        ((), "a list of 0 elements"),
    ],
)
def test_a_value_is_shown_short_and_without_anything_that_a_terminal_obeys(value: object, text: str) -> None:
    assert shown(value) == text


@pytest.mark.parametrize("value", ["x" * 1000, "\x00" * 1000, 10**1000])
def test_what_is_shown_ends_at_its_limit(value: object) -> None:
    assert len(shown(value)) == LONGEST
    assert shown(value).endswith("…")


def test_pointers_escape_what_they_are_made_of() -> None:
    assert below("/sites/1", "a/b", 0, "~") == "/sites/1/a~1b/0/~0"
    assert len(below("", "x" * 1000)) == LONGEST + 1


def test_faults_stand_in_the_order_of_their_places_and_once() -> None:
    pointers = ["/b", "/a/10", "/a/9/x", "", "/a/9", "/a/9", "/a"]
    faults = [Fault(pointer, "1", "2", "3") for pointer in pointers]
    assert [fault.pointer for fault in in_order(faults)] == ["", "/a", "/a/9", "/a/9/x", "/a/10", "/b"]
    assert InvalidInput(faults).faults == in_order(faults)


def test_a_misspelt_key_in_a_check_is_an_error_and_not_a_hole() -> None:
    with pytest.raises(KeyError):
        Part(a_usual_problem().build()).at("sitse")
