"""Whatever the bytes of the list or the staff file: an import, or faults; never anything else."""

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.network.faults import InputFaultsError, NothingListedError
from planner.network.importing import Source, import_list
from planner.network.official_list import REQUIRED
from planner.network.staff import Staff, StaffAgent, StaffSite
from schemas.reading import parse_problem
from tests.network.sources import a_list, a_row, list_source, staff_source

HURRIED = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)


def imported(official: Source, staff: Source) -> None:
    """Either the faults are said, or what is written can be read."""
    try:
        made = import_list(official, staff, "38", ["2026-W49"])
    except (InputFaultsError, NothingListedError):
        return
    assert parse_problem(next(iter(made.files.values())).encode()) == made.problems[0]


@HURRIED
@given(st.binary(max_size=200), st.binary(max_size=200), st.sampled_from(["s.toml", "s.json"]))
def test_any_bytes(official: bytes, staff: bytes, name: str) -> None:
    imported(Source("l.csv", official), Source(name, staff))
    imported(list_source(), Source(name, staff))


@HURRIED
@given(st.dictionaries(st.sampled_from([*REQUIRED, "h_dimanche"]), st.text(max_size=30), max_size=4))
def test_any_text_in_any_field_of_the_list(fields: dict[str, str]) -> None:
    row = {**a_row(), "h_dimanche": "", **fields}
    imported(Source("l.csv", a_list(row, encoding="utf-16")) if _odd(fields) else list_source(row), staff_source(""))


def _odd(fields: dict[str, str]) -> bool:
    return any(len(text) % 2 for text in fields.values())


WORDS = ["237", "core", "caf", "mon", "08:00", "24:00", "2026-12-01", "2026-12-01T09:00:00", "9999-12-31"]
KEYS = st.sampled_from(["day", "start", "end", "code", "id", "mon"])
simple = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=8), st.sampled_from(WORDS))
values = st.recursive(
    simple,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(KEYS, inner, max_size=3)),
    max_leaves=6,
)


@HURRIED
@given(st.dictionaries(st.sampled_from(sorted(Staff.model_fields)), values, max_size=3))
def test_any_value_in_any_field_of_the_staff_file(staff: dict[str, Any]) -> None:
    imported(list_source(), staff_source(json.dumps(staff), "s.json"))


AGENT = {"id": "a", "name": "A", "employer": "e", "home_site": "237", "regime": "fpt", "weekly_minutes": 2100}


@HURRIED
@given(
    st.dictionaries(st.sampled_from(sorted(StaffAgent.model_fields)), values, max_size=2),
    st.dictionaries(st.sampled_from(sorted(StaffSite.model_fields)), values, max_size=2),
)
def test_any_value_in_any_field_of_an_agent_or_a_site(agent: dict[str, Any], site: dict[str, Any]) -> None:
    staff = {
        "employers": [{"id": "e", "name": "E"}],
        "agents": [{**AGENT, **agent}],
        "sites": [{"id_fs": "237", **site}],
    }
    imported(list_source(), staff_source(json.dumps(staff), "s.json"))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('{"basin": "\\ud800"}', "s.json"),
        ('{"basin": "a", "basin": "b"}', "s.json"),
        ('basin = "../../x"', "s.toml"),
        ("[" * 100_000, "s.json"),
        ("a = " + "[" * 5_000, "s.toml"),
        ("1" * 5_000, "s.json"),
        ("a = " + "1" * 5_000, "s.toml"),
        ('{"agents": NaN}', "s.json"),
        ("departement = nan", "s.toml"),
    ],
)
def test_what_trips_readers(text: str, name: str) -> None:
    with pytest.raises(InputFaultsError):
        imported_or_raise(text, name)


def imported_or_raise(text: str, name: str) -> None:
    made = import_list(list_source(), staff_source(text, name), "38", ["2026-W49"])
    assert not any("/" in file or ".." in file for file in made.files)
    if "../" in text:
        raise InputFaultsError([])
