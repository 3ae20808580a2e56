"""The exported schemas and pages are those of the shapes, and say of the examples what the reader says."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from schemas.certificate import Certificate
from schemas.export import SCHEMAS, exported, json_schema, main
from schemas.meanings import meanings
from schemas.reading import read_roster
from schemas.shape import Shape
from schemas.writing import json_text
from tests.schemas.given import CONTRACT, GONE, but, example, faults_of, network

REFERENCE = Path(__file__).parents[2] / "docs" / "reference"
DIGEST = "0" * 64


def certificate() -> Certificate:
    roster = read_roster(CONTRACT / "example.roster.json")
    return Certificate.model_validate(
        {
            "basin": roster.basin,
            "week": roster.week,
            "issued_for": "2026-11-26T10:00:00+01:00",
            "problem_sha256": DIGEST,
            "roster_sha256": DIGEST,
            "rules": 30,
            "violations": 0,
            "guarantees": roster.guarantees,
        }
    )


def errors(name: str, content: object) -> list[str]:
    validator = jsonschema.Draft202012Validator(json_schema(name))
    return [error.json_path for error in validator.iter_errors(content)]


def test_what_is_stored_is_what_the_shapes_say() -> None:
    """Where this fails: `python -m schemas.export docs/reference`, and look at what changed."""
    for path, content in exported().items():
        assert (REFERENCE / path).read_text(encoding="utf-8") == content, path


def test_writing_the_reference_gives_these_files(tmp_path: Path) -> None:
    main(tmp_path)
    written = {str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if path.is_file()}
    assert written == set(exported())


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_one(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(json_schema(name))
    assert json_schema(name)["title"] == f"binome.{name}/1"


@pytest.mark.parametrize("name", ["problem", "roster"])
def test_the_contracts_examples_are_valid_under_their_schema(name: str) -> None:
    assert errors(name, example(name)) == []


def test_a_certificate_is_valid_under_its_schema() -> None:
    assert errors("certificate", json.loads(json_text(certificate()))) == []


WITHIN = [
    ("/slot_minutes", GONE),
    ("/sites/0/published_hours/0/start", "25:00"),
    ("/sites/0/stations", -1),
    ("/sites/0/colour", 1),
    ("/now", "2026-11-26T10:00:00"),
    ("/week", "26-W49"),
    ("/agents/0/sites", []),
    ("/agents/0/history/worked_minutes/0", -1),
]


@pytest.mark.parametrize(("pointer", "value"), WITHIN)
def test_schema_and_reader_refuse_the_same(pointer: str, value: object) -> None:
    changed = but((pointer, value))
    assert errors("problem", changed)
    assert faults_of(changed)


@pytest.mark.parametrize("pointer", ["/employers", "/sites/0/label", "/baseline", "/agents/0/history/saturdays"])
def test_schema_and_reader_let_the_same_be_absent(pointer: str) -> None:
    assert errors("problem", but((pointer, GONE))) == []


def shapes(shape: type[Shape]) -> set[type[Shape]]:
    """A shape and all that it is made of."""
    found: set[type[Shape]] = set()
    waiting: list[Any] = [shape]
    while waiting:
        part = waiting.pop()
        if isinstance(part, type) and issubclass(part, Shape):
            if part not in found:
                found.add(part)
                waiting.extend(field.annotation for field in part.model_fields.values())
        else:
            waiting.extend(getattr(part, "__args__", ()))
    return found


def test_every_field_of_every_shape_says_what_it_means() -> None:
    every = set().union(*(shapes(shape) for shape in SCHEMAS.values()))
    assert len(every) > 30
    silent = [
        f"{shape.__name__}.{name}"
        for shape in every
        for name in shape.model_fields
        if not meanings(shape).get(name, "").endswith(".")
    ]
    assert silent == []
    assert [shape.__name__ for shape in every if not shape.__doc__] == []


def test_what_may_be_absent_is_a_key_with_a_default() -> None:
    for shape in set().union(*(shapes(shape) for shape in SCHEMAS.values())):
        optional = {field.alias or name for name, field in shape.model_fields.items() if not field.is_required()}
        assert shape.may_be_absent <= optional, shape.__name__


def test_the_network_of_these_tests_is_valid_as_well() -> None:
    assert errors("problem", network()) == []
