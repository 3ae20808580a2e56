"""`binome schema`: what the files may hold, for machines."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from planner.cli.main import run
from schemas.events import TYPES
from tests.cli.calls import files, the_example


def test_one_schema_fits_its_example(capsys: pytest.CaptureFixture[str]) -> None:
    """The contract's problem is valid by the schema that is given out."""
    assert run(["schema", "problem"]) == 0
    schema = json.loads(capsys.readouterr().out)
    Draft202012Validator.check_schema(schema)
    assert not list(Draft202012Validator(schema).iter_errors(the_example()[0]))


def test_without_a_name_all_are_given_by_name(capsys: pytest.CaptureFixture[str]) -> None:
    """One object that a machine can read."""
    assert run(["schema"]) == 0
    formats, events = ["problem", "roster", "certificate", "network"], [kind.short for kind in TYPES.values()]
    assert list(json.loads(capsys.readouterr().out)) == [*formats, *events]


@pytest.mark.parametrize("name", ["absence.reported", "binome.absence.reported.v1"])
def test_an_event_has_one_by_its_short_and_its_full_name(capsys: pytest.CaptureFixture[str], name: str) -> None:
    """The same."""
    assert run(["schema", name]) == 0
    assert json.loads(capsys.readouterr().out)["title"] == "binome.absence.reported.v1"


def test_it_can_go_to_a_file(tmp_path: Path) -> None:
    """`-o` as everywhere."""
    assert run(["schema", "roster", "-o", str(tmp_path / "s.json")]) == 0
    assert json.loads((tmp_path / "s.json").read_text())["title"] == "binome.roster/1"
    assert files(tmp_path) == {"s.json"}


def test_an_unknown_name_is_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    """And those that exist are named."""
    assert run(["schema", "rooster"]) == 2
    assert "problem, roster, certificate" in capsys.readouterr().err
