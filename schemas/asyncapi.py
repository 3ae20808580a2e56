"""The AsyncAPI 3 document: topics as channels, types as messages, and what this application sends and receives."""

from importlib.metadata import version
from typing import Any

from schemas.events import TOPICS, TYPES
from schemas.events.examples import example
from schemas.events.schema import parted
from schemas.events.topic import PRODUCTION, EventType, TopicSpec
from schemas.phrase import Schema

CONTENT_TYPE = "application/cloudevents+json"
_BINDING = "0.5.0"
_DAY_MS = 24 * 3600 * 1000
_REF = "#/components/schemas/{model}"
_TOMBSTONE = "tombstone"

Part = dict[str, Any]


def document() -> Part:
    """The document, as JSON has it."""
    return {
        "asyncapi": "3.0.0",
        "info": {
            "title": "Binôme",
            "version": version("binome"),
            "description": "What goes into the planner and what comes out: CloudEvents 1.0 in JSON, structured mode.",
            "license": {"name": "MIT"},
        },
        "defaultContentType": CONTENT_TYPE,
        "servers": {
            "kafka": {
                "host": "{bootstrap}",
                "protocol": "kafka",
                "description": "Replication and smallest number in sync are those of production; 1 and 1 elsewhere.",
                "variables": {
                    "bootstrap": {"description": "BINOME_KAFKA_BOOTSTRAP_SERVERS", "default": "127.0.0.1:9092"}
                },
            }
        },
        "channels": {topic.name: _channel(topic) for topic in TOPICS},
        "operations": dict(operation for topic in TOPICS for operation in _operations(topic)),
        "components": _components(),
    }


def _channel(topic: TopicSpec) -> Part:
    settings: Part = {"cleanup.policy": [topic.cleanup], "max.message.bytes": topic.max_message_bytes}
    settings["min.insync.replicas"] = PRODUCTION.min_in_sync
    if topic.retention_days is None:
        settings["delete.retention.ms"] = topic.delete_retention_days * _DAY_MS
    else:
        settings["retention.ms"] = topic.retention_days * _DAY_MS
    return {
        "address": topic.name,
        "summary": topic.about,
        "messages": {name: {"$ref": f"#/components/messages/{name}"} for name in _messages(topic)},
        "bindings": {
            "kafka": {
                "topic": topic.name,
                "partitions": topic.partitions,
                "replicas": PRODUCTION.factor,
                "topicConfiguration": settings,
                "bindingVersion": _BINDING,
            }
        },
    }


def _operations(topic: TopicSpec) -> list[tuple[str, Part]]:
    """What the application does on a topic: on internal ones both."""
    actions = {"in": ["receive"], "out": ["send"], "internal": ["send", "receive"]}[topic.direction]
    channel = f"#/channels/{topic.name}"
    messages = [{"$ref": f"{channel}/messages/{name}"} for name in _messages(topic)]
    return [
        (f"{action}.{topic.name}", {"action": action, "channel": {"$ref": channel}, "messages": messages})
        for action in actions
    ]


def _messages(topic: TopicSpec) -> list[str]:
    types = [kind.short for kind in TYPES.values() if kind.topic == topic.name]
    return types + ([_TOMBSTONE] if topic.cleanup == "compact" else [])


def _components() -> Part:
    schemas: dict[str, Schema] = {}
    messages: dict[str, Part] = {}
    for topic in TOPICS:
        for kind in (kind for kind in TYPES.values() if kind.topic == topic.name):
            schema, definitions = parted(kind, _REF)
            schemas |= {name: _plain(part) for name, part in {kind.short: schema, **definitions}.items()}
            messages[kind.short] = _message(kind, topic)
    messages[_TOMBSTONE] = {
        "name": _TOMBSTONE,
        "summary": "What stood under the key is no more.",
        "payload": {"type": "null"},
    }
    return {"schemas": dict(sorted(schemas.items())), "messages": messages}


def _message(kind: EventType, topic: TopicSpec) -> Part:
    return {
        "name": kind.name,
        "summary": (kind.model.__doc__ or "").strip(),
        "contentType": CONTENT_TYPE,
        "headers": {
            "type": "object",
            "properties": {"content-type": {"type": "string", "const": CONTENT_TYPE}},
        },
        "payload": {"$ref": _REF.format(model=kind.short)},
        "examples": [{"headers": {"content-type": CONTENT_TYPE}, "payload": example(kind)}],
        "bindings": {"kafka": {"key": {"type": "string", "description": topic.key}, "bindingVersion": _BINDING}},
    }


def _plain(part: Any) -> Any:  # noqa: ANN401 - whatever a schema holds
    """The schema without what OpenAPI alone understands: which kind it is, `oneOf` and `const` say as well."""
    if isinstance(part, dict):
        return {key: _plain(inner) for key, inner in part.items() if key != "discriminator" or "oneOf" not in part}
    return [_plain(inner) for inner in part] if isinstance(part, list) else part
