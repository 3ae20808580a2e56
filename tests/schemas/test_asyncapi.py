"""The AsyncAPI document is one, and says of topics and types what the shapes say."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from schemas.asyncapi import document
from schemas.events import TOPICS, TYPES

SCHEMA = json.loads((Path(__file__).parents[1] / "data" / "asyncapi" / "3.0.0.schema.json").read_text(encoding="utf-8"))
DOCUMENT = document()
SHORT = [kind.short for kind in TYPES.values()]


def within(part: Any, key: str) -> Iterator[Any]:  # noqa: ANN401 - whatever JSON holds
    """What stands under a key, wherever that is."""
    if isinstance(part, dict):
        yield from (value for name, value in part.items() if name == key)
    for inner in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        yield from within(inner, key)


def at(reference: str) -> Any:  # noqa: ANN401 - whatever JSON holds
    """What a reference refers to."""
    part: Any = DOCUMENT
    for key in reference.removeprefix("#/").split("/"):
        part = part[key]
    return part


def test_it_is_an_asyncapi_document() -> None:
    assert [error.message for error in Draft7Validator(SCHEMA).iter_errors(DOCUMENT)] == []


@pytest.mark.parametrize("path", ["info", "channels/binome.absences/bindings/kafka/partitions"])
def test_the_schema_of_such_documents_refuses_others(path: str) -> None:
    """So that the test above can fail."""
    broken = document()
    *above, last = path.split("/")
    holder: Any = broken
    for key in above:
        holder = holder[key]
    holder[last] = "none"
    assert list(Draft7Validator(SCHEMA).iter_errors(broken))


def test_every_reference_leads_somewhere() -> None:
    references = list(within(DOCUMENT, "$ref"))
    assert len(references) > 100
    assert all(at(reference) for reference in references)


@pytest.mark.parametrize("name", SHORT)
def test_every_message_has_a_schema_and_an_example_that_fits(name: str) -> None:
    message = DOCUMENT["components"]["messages"][name]
    whole = {**message["payload"], "components": DOCUMENT["components"]}
    Draft7Validator.check_schema(at(message["payload"]["$ref"]))
    for example in message["examples"]:
        assert [error.message for error in Draft7Validator(whole).iter_errors(example["payload"])] == []
        assert list(Draft7Validator(whole).iter_errors({**example["payload"], "type": "another"}))
        assert not list(Draft7Validator(message["headers"]).iter_errors(example["headers"]))


def test_channels_are_the_topics_with_their_settings() -> None:
    """Replication and smallest number in sync are those of production."""
    day = 24 * 3600 * 1000
    for topic in TOPICS:
        channel = DOCUMENT["channels"][topic.name]
        types = [kind.short for kind in TYPES.values() if kind.topic == topic.name]
        assert list(channel["messages"]) == types + (["tombstone"] if topic.cleanup == "compact" else [])
        kafka = channel["bindings"]["kafka"]
        assert (kafka["topic"], kafka["partitions"], kafka["replicas"]) == (topic.name, 12, 3)
        kept = {"delete.retention.ms": 7 * day} if topic.cleanup == "compact" else {}
        kept |= {"retention.ms": topic.retention_days * day} if topic.retention_days else {}
        assert kafka["topicConfiguration"] == {
            "cleanup.policy": [topic.cleanup],
            "max.message.bytes": 8_388_608,
            "min.insync.replicas": 2,
            **kept,
        }
    assert len(DOCUMENT["channels"]) == len(TOPICS)


def test_what_comes_in_is_received_and_what_goes_out_is_sent() -> None:
    actions = {"in": {"receive"}, "out": {"send"}, "internal": {"send", "receive"}}
    for topic in TOPICS:
        channel = {"$ref": f"#/channels/{topic.name}"}
        found = [operation for operation in DOCUMENT["operations"].values() if operation["channel"] == channel]
        assert {operation["action"] for operation in found} == actions[topic.direction]
        assert all(len(o["messages"]) == len(DOCUMENT["channels"][topic.name]["messages"]) for o in found)
