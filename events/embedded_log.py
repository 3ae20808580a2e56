"""embedded_log: topics, partitions and messages of the embedded bus, as rows."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import uuid4

from sqlalchemy import delete, insert, tuple_, update
from sqlalchemy import select as columns
from sqlmodel import Session, col, select

from events.bus import Message, Partition, RefusedError
from events.partitions import partition_of
from schemas.events.topic import TopicSpec
from schemas.tables.bus import BusMessageRow, BusPartitionRow, BusTopicRow

MOST_BYTES = 32 * 1024 * 1024
"""Bytes that are read at once, beyond the first message."""

_MESSAGE = (
    col(BusMessageRow.offset),
    col(BusMessageRow.key),
    col(BusMessageRow.value),
    col(BusMessageRow.headers),
    col(BusMessageRow.at),
)
"""What is read of a message whose partition is known: plain values, a topic may hold hundreds of thousands."""


@dataclass(frozen=True)
class Draft:
    """A message that has no place yet."""

    topic: str
    key: str | None
    value: bytes | None
    headers: Mapping[str, str]


def create(session: Session, specs: Iterable[TopicSpec]) -> list[str]:
    """Make the topics that are missing; what exists stays as it is."""
    there = set(session.exec(select(BusTopicRow.name)))
    made = [spec for spec in specs if spec.name not in there]
    for spec in made:
        session.add(_topic_row(spec))
        session.add_all(BusPartitionRow(topic=spec.name, partition=n, next=0) for n in range(spec.partitions))
    return [spec.name for spec in made]


def remove(session: Session, names: Iterable[str]) -> None:
    """Remove topics with all that is on them."""
    wanted = list(names)
    for model, column in (
        (BusMessageRow, BusMessageRow.topic),
        (BusPartitionRow, BusPartitionRow.topic),
        (BusTopicRow, BusTopicRow.name),
    ):
        session.exec(delete(model).where(col(column).in_(wanted)))


def topics(session: Session, names: Iterable[str]) -> dict[str, BusTopicRow]:
    """The topics that there are of these."""
    rows = session.exec(select(BusTopicRow).where(col(BusTopicRow.name).in_(list(names))))
    return {row.name: row for row in rows}


def ends(session: Session, names: Iterable[str]) -> dict[Partition, int]:
    """The next free offset of every partition of these topics; read as plain values, with every look of everybody."""
    row = select(BusPartitionRow.topic, BusPartitionRow.partition, BusPartitionRow.next)
    rows = session.exec(row.where(col(BusPartitionRow.topic).in_(list(names))))
    return {Partition(topic, number): free for topic, number, free in rows}


def seen(session: Session, names: Iterable[str]) -> tuple[dict[str, str], dict[Partition, int]]:
    """The ids of the topics that there are of these, and the ends of their partitions, in one look."""
    asked = (
        columns(
            col(BusTopicRow.name), col(BusTopicRow.topic_id), col(BusPartitionRow.partition), col(BusPartitionRow.next)
        )
        .join(BusPartitionRow, col(BusPartitionRow.topic) == col(BusTopicRow.name))
        .where(col(BusTopicRow.name).in_(list(names)))
    )
    ids: dict[str, str] = {}
    found: dict[Partition, int] = {}
    for topic, topic_id, number, free in session.connection().execute(asked):
        ids[topic] = topic_id
        found[Partition(topic, number)] = free
    return ids, found


def append(session: Session, drafts: Sequence[Draft], at: datetime) -> None:
    """Give each its place, in the order in which they stand; or refuse all, where one cannot be taken."""
    known = topics(session, {draft.topic for draft in drafts})
    placed = [(_place(draft, known), draft) for draft in drafts]
    counts: dict[Partition, int] = {}
    for place, _ in placed:
        counts[place] = counts.get(place, 0) + 1
    # The rows are held until the commit, so nobody sees an offset before those below it.
    free = {place: _reserve(session, place, count) for place, count in sorted(counts.items())}
    rows = []
    for place, draft in placed:
        rows.append(_message_row(place, free[place], draft, at))
        free[place] += 1
    session.execute(insert(BusMessageRow), rows)


def read(session: Session, positions: Mapping[Partition, int], most: int) -> list[Message]:
    """What stands at these positions and after, in order within each partition."""
    found: list[Message] = []
    size = 0
    for place, position in positions.items():
        rows = session.connection().execute(
            columns(*_MESSAGE)
            .where(
                col(BusMessageRow.topic) == place.topic,
                col(BusMessageRow.partition) == place.number,
                col(BusMessageRow.offset) >= position,
            )
            .order_by(col(BusMessageRow.offset))
            .limit(most - len(found))
            .execution_options(yield_per=50)
        )
        for offset, key, value, headers, at in rows:
            size += len(value or b"")
            if found and size > MOST_BYTES:
                return found
            found.append(Message(place.topic, place.number, offset, key, value, headers, at))
        if len(found) >= most:
            break
    return found


def trim(session: Session, now: datetime) -> None:
    """Let go of what is older than its topic keeps, and in compacted topics of what a newer message replaced."""
    for topic in session.exec(select(BusTopicRow)).all():
        oldest = datetime.fromtimestamp(now.timestamp() - topic.retention_ms / 1000, UTC)
        aged = (col(BusMessageRow.topic) == topic.name, col(BusMessageRow.at) < oldest)
        if topic.compacted:
            _compact(session, topic.name)
            session.exec(delete(BusMessageRow).where(*aged, col(BusMessageRow.value).is_(None)))
        else:
            session.exec(delete(BusMessageRow).where(*aged))


def _compact(session: Session, topic: str) -> None:
    places = select(BusMessageRow.partition, BusMessageRow.offset, BusMessageRow.key)
    newest: dict[str | None, tuple[int, int]] = {}
    replaced: list[tuple[int, int]] = []
    ordered = places.where(col(BusMessageRow.topic) == topic).order_by(col(BusMessageRow.offset))
    for number, offset, key in session.exec(ordered):
        if key in newest:
            replaced.append(newest[key])
        newest[key] = (number, offset)
    pair = tuple_(col(BusMessageRow.partition), col(BusMessageRow.offset))
    for start in range(0, len(replaced), 400):
        gone = pair.in_(replaced[start : start + 400])
        session.exec(delete(BusMessageRow).where(col(BusMessageRow.topic) == topic, gone))


def _place(draft: Draft, known: Mapping[str, BusTopicRow]) -> Partition:
    topic = known.get(draft.topic)
    if topic is None:
        raise RefusedError(f"there is no topic {draft.topic}\nMaybe `binome topics create` was not run.")
    size = len(draft.value or b"") + len(draft.key or "")
    if size > topic.max_message_bytes:
        raise RefusedError(f"a message of {size} bytes; {draft.topic} takes {topic.max_message_bytes}")
    if topic.compacted and draft.key is None:
        raise RefusedError(f"a message without a key; {draft.topic} keeps the newest of each key")
    return Partition(draft.topic, partition_of(draft.key, draft.value, topic.partitions))


def _reserve(session: Session, place: Partition, count: int) -> int:
    """The first of so many free offsets."""
    row = (col(BusPartitionRow.topic) == place.topic, col(BusPartitionRow.partition) == place.number)
    moved = update(BusPartitionRow).where(*row).values(next=BusPartitionRow.next + count)
    return session.connection().execute(moved.returning(col(BusPartitionRow.next))).scalar_one() - count


def _topic_row(spec: TopicSpec) -> BusTopicRow:
    kept_days = spec.retention_days if spec.retention_days is not None else spec.delete_retention_days
    return BusTopicRow(
        name=spec.name,
        topic_id=str(uuid4()),
        partitions=spec.partitions,
        compacted=spec.cleanup == "compact",
        retention_ms=kept_days * 24 * 3600 * 1000,
        max_message_bytes=spec.max_message_bytes,
    )


def _message_row(place: Partition, offset: int, draft: Draft, at: datetime) -> dict[str, object]:
    return {
        "topic": place.topic,
        "partition": place.number,
        "offset": offset,
        "key": draft.key,
        "value": draft.value,
        "headers": dict(draft.headers),
        "at": at,
    }
