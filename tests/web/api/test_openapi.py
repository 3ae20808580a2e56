"""The OpenAPI document is stored: what an answer or a question looks like changes where somebody looks at it."""

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from pydantic import TypeAdapter

from planner.web.api.app import AT, ROUTERS, document
from planner.web.api.problems import ProblemTold
from tests.architecture.tree import ROOT
from tests.web.api.counter import Counter

STORED = ROOT / "docs" / "reference" / "openapi.json"


def test_the_stored_document_is_what_the_api_says_of_itself() -> None:
    """Where it is not: `python -m tests.web.api` writes it, after a look at what changed."""
    assert json.loads(STORED.read_text(encoding="utf-8")) == json.loads(json.dumps(document()))


def test_it_is_given_out_without_a_token(counter: Counter) -> None:
    """It holds nobody's data, and says where everything is."""
    told = counter.with_token("none").get("/openapi.json").json()
    assert told["openapi"].startswith("3.1")
    assert told["servers"] == [{"url": AT}]


def test_its_schemas_are_schemas() -> None:
    """Of JSON Schema 2020-12, as OpenAPI 3.1 has it; and every part of a path and of a body says what it is."""
    document = json.loads(STORED.read_text(encoding="utf-8"))
    for schema in document["components"]["schemas"].values():
        Draft202012Validator.check_schema(schema)
    every = [way for ways in document["paths"].values() for way in ways.values()]
    assert len({way["operationId"] for way in every}) == len(every)
    assert [way["operationId"] for way in every if not way.get("summary") or not way.get("tags")] == []


def test_every_refusal_is_a_problem_and_nothing_else() -> None:
    """Whatever the answers are that go well: a stream of events is refused as a list is."""
    document = json.loads(STORED.read_text(encoding="utf-8"))
    problem = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/ProblemTold"}}}
    told = [
        (status, answer.get("content"))
        for ways in document["paths"].values()
        for way in ways.values()
        for status, answer in way["responses"].items()
        if status >= "400"
    ]
    assert {status for status, _ in told} >= {"401", "404", "422", "503"}
    assert [each for each in told if each[1] != problem] == []


def test_who_asks_first_waits_for_no_validators_of_refusals(counter: Counter, monkeypatch: pytest.MonkeyPatch) -> None:
    """Routes are made ready when they are first looked through: of refusals, which are many, nothing is made."""
    made, make = list[str](), TypeAdapter.__init__

    def noting(self: TypeAdapter[object], kind: Any, **named: Any) -> None:  # noqa: ANN401 - whatever FastAPI gives
        made.append(str(kind))
        make(self, kind, **named)

    monkeypatch.setattr(TypeAdapter, "__init__", noting)
    assert counter.with_token("none").get("/nowhere").status_code == 404
    assert len(made) > len(ROUTERS)
    assert [kind for kind in made if ProblemTold.__name__ in kind] == []


def test_there_is_no_field_for_a_reason() -> None:
    """Nowhere in what is asked or told."""
    document = json.loads(STORED.read_text(encoding="utf-8"))
    fields = {
        f"{name}.{field}"
        for name, schema in document["components"]["schemas"].items()
        for field in schema.get("properties", {})
    }
    assert {field for field in fields if "reason" in field or "motif" in field} == set()


def test_every_way_of_asking_says_each_part_of_its_path() -> None:
    """A client could not be generated for one that leaves a part out."""
    for path, ways in json.loads(STORED.read_text(encoding="utf-8"))["paths"].items():
        parts = {part.split("}")[0] for part in path.split("{")[1:]}
        for way, asked in ways.items():
            told = {each["name"] for each in asked.get("parameters", ()) if each["in"] == "path"}
            assert told == parts, f"{way} {path}"
