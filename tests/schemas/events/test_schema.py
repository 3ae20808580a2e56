"""Each type's JSON Schema says what the codec reads, and the page of the events has a place for each type."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from schemas.events import TYPES
from schemas.events.examples import DATA, example
from schemas.events.schema import event_schema
from schemas.meanings import meanings
from schemas.shape import Shape
from tests.events.given import GONE, event, places
from tests.schemas.test_export import shapes

PAGE = (Path(__file__).parents[3] / "docs" / "reference" / "events.md").read_text(encoding="utf-8")


def errors(tree: dict[str, Any], short: str) -> list[str]:
    return [error.json_path for error in Draft202012Validator(event_schema(short)).iter_errors(tree)]


def objects(tree: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - whatever JSON holds
    inside = tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ()
    if isinstance(tree, dict):
        yield tree
    for value in inside:
        yield from objects(value)


@pytest.mark.parametrize("short", DATA)
def test_a_schema_is_one_and_its_example_fits(short: str) -> None:
    Draft202012Validator.check_schema(event_schema(short))
    assert event_schema(short) == event_schema(f"binome.{short}.v1")
    assert errors(event(short), short) == []


@pytest.mark.parametrize("short", DATA)
def test_a_schema_lets_unknown_fields_pass(short: str) -> None:
    """Version 1 may gain some, wherever that is."""
    tree = event(short)
    for holder in list(objects(tree)):
        holder["tomorrow"] = "new"
    assert errors(tree, short) == []


@pytest.mark.parametrize("short", DATA)
def test_schema_and_codec_ask_for_the_same_fields(short: str) -> None:
    """Whichever is taken out: both refuse, or neither does."""
    topic = TYPES[f"binome.{short}.v1"].topic
    keys = [*event(short), *(f"data__{key}" for key in event(short)["data"])]
    asked = {
        key: (bool(errors(tree, short)), bool(places(tree, topic)))
        for key in keys
        for tree in [event(short, **{key: GONE})]
    }
    assert {key: found for key, found in asked.items() if found[0] != found[1]} == {}
    assert sum(refused for refused, _ in asked.values()) >= 9


@pytest.mark.parametrize("key", ["id", "source", "time", "basin", "data__agent", "data__start"])
def test_schema_and_codec_refuse_the_same(key: str) -> None:
    values: list[object] = ["", None, 7, [], "\n"]
    for value in values:
        tree = event("absence.reported", **{key: value})
        assert errors(tree, "absence.reported"), value
        assert places(tree), value


def test_every_field_of_every_event_says_what_it_means() -> None:
    every: set[type[Shape]] = set().union(*(shapes(kind.model) for kind in TYPES.values()))
    fields = [(shape, name) for shape in every for name in shape.model_fields]
    assert len(fields) > 100
    silent = [(shape.__name__, name) for shape, name in fields if not meanings(shape).get(name, "").endswith(".")]
    assert silent == []
    assert [shape.__name__ for shape in every if not shape.__doc__] == []


def test_the_page_has_a_heading_fields_and_an_example_of_each_type() -> None:
    for kind in TYPES.values():
        section = PAGE.split(f"\n### {kind.name}\n")[1].split("\n### ")[0].split("\n## ")[0]
        assert json.loads(section.split("```json\n")[1].split("```")[0]) == example(kind)
        told = {line.split("`")[1] for line in section.splitlines() if line.startswith("| `")}
        assert told == {field.alias or name for name, field in kind.model.model_fields.items()}
    assert PAGE.count("\n### binome.") == len(TYPES)
