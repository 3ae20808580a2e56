"""acls: what each part may do with each topic of Kafka, and nothing beyond; granted by whoever runs the cluster."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from events.relay import NAME
from schemas.events import TOPICS
from schemas.events.topic import TopicSpec

Part = Literal["worker", "relay", "administrator", "sender", "reader"]
"""`sender` and `reader` are other people's systems; `administrator` is who runs `binome topics create`."""


@dataclass(frozen=True)
class Acl:
    """One thing that a part may do."""

    part: Part
    kind: Literal["topic", "group", "transactional-id"]
    name: str
    """Name of the resource; `*` at its end means every name that begins so."""
    operations: tuple[str, ...]


def of_topic(topic: TopicSpec) -> Iterator[Acl]:
    """Who may do what with a topic."""
    read, write = ("Read", "Describe"), ("Write", "Describe")
    yield Acl("administrator", "topic", topic.name, ("Create", "Describe", "DescribeConfigs"))
    yield Acl("relay", "topic", topic.name, write)
    if topic.direction != "out":
        yield Acl("worker", "topic", topic.name, read)
    if topic.direction == "in":
        yield Acl("sender", "topic", topic.name, write)
    if topic.direction == "out":
        yield Acl("reader", "topic", topic.name, read)


ACLS: tuple[Acl, ...] = (
    *(acl for topic in TOPICS for acl in of_topic(topic)),
    Acl("worker", "group", "*", ("Read", "Describe")),
    Acl("relay", "transactional-id", NAME, ("Write", "Describe")),
)
"""Everything that is granted. The relay writes incoming topics too: commands publish there as anybody does."""


def page() -> str:
    """The reference page of topics."""
    rows = [f"| `{acl.name}` | {acl.kind} | {acl.part} | {', '.join(acl.operations)} |" for acl in ACLS]
    made = [
        f"| `{topic.name}` | {topic.direction} | {topic.cleanup} | {_kept(topic)} | {topic.partitions} |"
        for topic in TOPICS
    ]
    return "\n".join([_HEAD, *made, _GRANTS, *rows, ""])


def _kept(topic: TopicSpec) -> str:
    days = topic.retention_days
    return f"{days} days" if days is not None else f"the newest of a key; tombstones {topic.delete_retention_days} days"


_HEAD = """\
# Topics of Kafka

How topics are made, and who may do what with them; written by `python -m events.acls > docs/reference/topics.md`.
What stands on them: [events](events.md). Every topic takes messages of 8 MiB, compressed by whoever sends. With
`BINOME_KAFKA_REPLICATION=production` it has 3 replicas, 2 of which must have a message (`min.insync.replicas`); with
`development` 1 and 1. Topics never come about by accident: turn `auto.create.topics.enable` off.

| topic | direction | cleanup | keeps | partitions |
| --- | --- | --- | --- | --- |"""

_GRANTS = """
## Who may do what

Names are without `BINOME_KAFKA_PREFIX`, which stands before each. A *worker* reads, a *relay* alone writes for us,
a *sender* and a *reader* are other people's systems, and an *administrator* makes topics.
Partners outside read no Kafka at all.

| resource | kind | part | operations |
| --- | --- | --- | --- |"""

if __name__ == "__main__":
    print(page(), end="")  # noqa: T201 - written where it is called to
