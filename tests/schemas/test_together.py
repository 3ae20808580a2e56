"""Several faults at once: none hides another, none is the echo of another."""

import json

import pytest

from schemas.errors import InvalidInput
from schemas.reading import parse_problem
from tests.schemas.given import GONE, but, faults_of, places


def test_faults_within_and_between_fields_come_together_in_the_order_of_their_places() -> None:
    broken = but(
        ("/timezone", "Europe/Grenoble"),
        ("/sites/0/stations", -1),
        ("/sites/0/published_hours/1/end", "14:00"),  # overlaps with the next
        ("/sites/0/published_hours/3", {"day": "wed", "start": "08:37", "end": "soon", "by_appointment": False}),
        ("/sites/1/colour", "red"),
        ("/sites/1/demand/0/agents", GONE),
        ("/agents/0/contract", GONE),
        ("/agents/0/sites/-", "gone"),
        ("/agents/1/unavailable/0/end", "2026-12-01T00:00:00+01:00"),
        ("/agents/2", "a-003"),
        ("/employers/0/overrides/0/rule", "work.none"),
        ("/bookings/0/referent", "r-msa"),
        ("/baseline/week", "2026-W50"),
    )
    assert places(broken) == [
        "/agents/0/contract",
        "/agents/0/sites/1",
        "/agents/1/unavailable/0",
        "/agents/2",
        "/baseline/week",
        "/bookings/0/partner",
        "/bookings/0/site",
        "/employers/0/overrides/0/rule",
        "/sites/0/published_hours/2",
        "/sites/0/published_hours/3/end",
        "/sites/0/published_hours/3/start",
        "/sites/0/stations",
        "/sites/1/colour",
        "/sites/1/demand/0/agents",
        "/timezone",
    ]


def test_elements_are_told_in_the_order_of_their_numbers() -> None:
    hours = [{"day": "sat", "start": "08:00", "end": "07:00", "by_appointment": False}] * 12
    assert places(but(("/sites/1/published_hours", hours))) == [f"/sites/1/published_hours/{n}" for n in range(12)]


def test_a_broken_site_is_known_by_its_id() -> None:
    assert places(but(("/sites/1/openable_hours", None), ("/sites/1/name", 2))) == [
        "/sites/1/name",
        "/sites/1/openable_hours",
    ]


@pytest.mark.parametrize("name", ["sites", "agents", "partners", "referents"])
@pytest.mark.parametrize("value", [GONE, None, 5, {}])
def test_a_list_that_cannot_be_read_makes_nobody_unknown(name: str, value: object) -> None:
    assert places(but((f"/{name}", value))) == [f"/{name}"]


@pytest.mark.parametrize("pointer", ["/sites/1/id", "/agents/3/id", "/partners/1/id", "/referents/0/id"])
@pytest.mark.parametrize("value", [GONE, 5, ""])
def test_an_id_that_cannot_be_read_makes_nobody_unknown(pointer: str, value: object) -> None:
    assert places(but((pointer, value))) == [pointer]


@pytest.mark.parametrize(
    ("pointer", "value"),
    [
        ("/week", "soon"),
        ("/timezone", GONE),
        ("/slot_minutes", GONE),
        ("/slot_minutes", 7),
        ("/sites/0/closed_on", None),
        ("/sites/0/published_hours/0/day", "lun"),
        ("/agents/3/sites", None),
        ("/agents/3/sites", []),
        ("/agents/3/home_site", GONE),
        ("/referents/0/sites", GONE),
        ("/referents/0/partner", None),
        ("/pins/0/start", "2026-11-30T08:30:00"),
        ("/baseline/week", GONE),
        ("/baseline/shifts", None),
    ],
)
def test_what_cannot_be_read_is_held_against_nothing(pointer: str, value: object) -> None:
    assert places(but(("/sites/0/holidays", []), (pointer, value))) == [pointer]


def test_the_exception_says_each_fault_on_a_line_of_its_own() -> None:
    broken = but(("/sites/1/stations", -1), ("/agents/0/name", "a\nb" * 100), ("/pins/0/agent", "gone"))
    with pytest.raises(InvalidInput) as invalid:
        parse_problem(json.dumps(broken).encode())
    lines = str(invalid.value).split("\n")
    assert [line.partition(":")[0] for line in lines] == ["/agents/0/name", "/pins/0/agent", "/sites/1/stations"]
    assert lines[2] == (
        "/sites/1/stations: found -1; expected a whole number from 0 to 50; "
        "mend: correct it (confidential rooms with a video set)"
    )


def test_no_fault_repeats_more_of_the_input_than_sixty_characters() -> None:
    secret = "S" * 500
    broken = but(
        ("/sites/1/kind", secret),
        (f"/sites/1/{secret}", 1),
        ("/agents/3/home_site", secret[:200]),
        ("/agents/0/skills/0/valid_from", secret),
        ("/baseline/explanations", [{"kind": secret}]),
    )
    found = faults_of(broken)
    assert len(found) >= 5
    assert all("S" * 61 not in str(fault) for fault in found)
