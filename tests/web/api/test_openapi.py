"""The OpenAPI document is stored: what an answer or a question looks like changes where somebody looks at it."""

import json

from jsonschema import Draft202012Validator

from planner.web.api.app import AT, document
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
    assert all("application/problem+json" in way["responses"]["404"]["content"] for way in every)


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
