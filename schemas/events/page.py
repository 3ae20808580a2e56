"""The reference page of the events, written from their schemas: topics, types, fields, examples."""

import json
from collections.abc import Iterator, Mapping

from schemas.envelope import Attributes, Caused
from schemas.events import TOPICS, TYPES
from schemas.events.examples import example
from schemas.events.schema import Definitions, data_schema
from schemas.events.topic import DEVELOPMENT, PRODUCTION, SHORTEN_BYTES, EventType, TopicSpec
from schemas.phrase import Schema, schema_of
from schemas.reference import named, table, texts

_HEAD = """\
# Events

What goes into Binôme and what comes out, on Kafka or on the embedded bus alike. Every message is a CloudEvents 1.0
event in JSON, structured mode, with the header `content-type: application/cloudevents+json`; only a tombstone has
no value. This page, the [AsyncAPI 3 document](asyncapi.json) and the JSON Schemas in `schemas/events/` are written
from the shapes, by `python -m schemas.export docs/reference`; `binome schema absence.reported` prints a schema.

- **Types end in `.v1`**, and version 1 only ever gains optional fields. Fields that are unknown are dropped unread,
  however deep they stand. A version 2 is sent beside version 1 for 90 days.
- **An event that cannot be understood** is a dead letter with all of its faults, each with its place: it is not
  UTF-8, not JSON, nested too deeply, larger than {mebibytes} MiB, says a known key twice, lacks an attribute, has
  an instant without offset, or has a type that its topic does not know.
- **Our own events** have the source `/binome`. What led to one stands in its `data`, as `cause` and `cause_count`:
  attributes of CloudEvents hold no lists, and their names no underscores.
- **The same content always has the same bytes**: keys in order, no blanks.
- **Texts name no agent**: `{{agent:ID}}` stands for one, and a name is filled in on screens of those who may see
  it. In an id, blanks, braces, percent and control signs are percent-encoded there.

A key with a default may be absent; every other key stands in the event.

{texts}

## Attributes

{attributes}

In `data` of our own events, besides what the type says:

{caused}

## Topics

Each has {partitions} partitions, never raised in place, since a key would change its partition. In production
{production.factor} brokers hold every message and {production.min_in_sync} must have it before it counts as sent;
in development {development.factor} and {development.min_in_sync}. Messages have at most {mebibytes} MiB; a roster
above {shorten} MiB goes without explanations and changes, and says so (`truncated`). Compacted topics keep the
newest message of each key, and a tombstone for {days} days: a proposal has one once it is published, rejected or
superseded, a slot 30 days after its end, a week 13 months after its. Every setting stands in the AsyncAPI document.

{topics}
"""

_DIRECTION = {"in": "comes in", "internal": "stays inside", "out": "goes out"}


def events_page(elsewhere: Mapping[str, str]) -> str:
    """The page, in Markdown; `elsewhere` are the pages of objects that are described there."""
    sections: list[str] = []
    parts: dict[str, tuple[Schema, Schema]] = {}
    for topic in TOPICS:
        sections.append(f"## {topic.name}\n\n{topic.about}")
        for kind in (kind for kind in TYPES.values() if kind.topic == topic.name):
            schema, definitions = data_schema(kind)
            sections.append(_type(kind, schema, definitions, elsewhere))
            parts |= dict(_parts(schema, definitions, elsewhere))
    sections.append("## Parts\n\nWhat several types are made of.")
    sections += [_part(name, *found, elsewhere) for name, found in sorted(parts.items())]
    return "\n\n".join([_head(), *sections]) + "\n"


def _head() -> str:
    rows = "\n".join(_row(topic) for topic in TOPICS)
    spec = TOPICS[0]
    return _HEAD.format(
        texts=texts(),
        attributes=table(schema_of(Attributes), schema_of(Attributes), {}),
        caused=table(schema_of(Caused), schema_of(Caused), {}),
        partitions=spec.partitions,
        production=PRODUCTION,
        development=DEVELOPMENT,
        mebibytes=spec.max_message_bytes // 1024**2,
        shorten=SHORTEN_BYTES // 1024**2,
        days=spec.delete_retention_days,
        topics=f"| topic | | kept | key | subject |\n| --- | --- | --- | --- | --- |\n{rows}",
    ).rstrip()


def _row(topic: TopicSpec) -> str:
    kept = "compacted" if topic.retention_days is None else f"{topic.retention_days} days"
    link = f"[`{topic.name}`](#{topic.name.replace('.', '')})"
    return f"| {link} | {_DIRECTION[topic.direction]} | {kept} | {topic.key} | {topic.subject} |"


def _type(kind: EventType, schema: Schema, definitions: Definitions, elsewhere: Mapping[str, str]) -> str:
    own = {**schema, "properties": {k: v for k, v in schema["properties"].items() if k not in Caused.model_fields}}
    fields = table({**own, "$defs": definitions}, own, elsewhere)
    shown = json.dumps(example(kind), ensure_ascii=False, indent=1)
    return f"### {kind.name}\n\n{schema['description']}\n\n{fields}\n\n```json\n{shown}\n```"


def _parts(
    schema: Schema, definitions: Definitions, elsewhere: Mapping[str, str]
) -> Iterator[tuple[str, tuple[Schema, Schema]]]:
    """What a type refers to and no other page describes, with what that refers to in turn."""
    waiting = list(named(schema["properties"]))
    while waiting:
        name = waiting.pop()
        if name not in elsewhere:
            part = definitions[name]
            yield name, ({"$defs": definitions}, part)
            waiting += named(part.get("properties", {}))


def _part(name: str, schema: Schema, part: Schema, elsewhere: Mapping[str, str]) -> str:
    return f"### {name}\n\n{part['description']}\n\n{table(schema, part, elsewhere)}"
