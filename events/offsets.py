"""offsets: how far each partition was read, moved only by who knows where it stands."""

from collections.abc import Iterable, Mapping

from sqlalchemy import update
from sqlmodel import Session, col, select

from events.bus import Partition
from schemas.tables.offset import OffsetRow


class PartitionLostError(Exception):
    """Somebody else has moved the offset: the partition is theirs, and nothing of this transaction may hold."""


def begin(session: Session, partitions: Iterable[Partition], topic_ids: Mapping[str, str]) -> dict[Partition, int]:
    """Where reading goes on: at 0 the first time, and where the topic was made anew."""
    found: dict[Partition, int] = {}
    for place in sorted(partitions):
        row = session.get(OffsetRow, place, with_for_update=True)
        topic_id = topic_ids[place.topic]
        if row is None:
            row = OffsetRow(topic=place.topic, partition=place.number, topic_id=topic_id, next=0)
        elif row.topic_id != topic_id:
            row.topic_id, row.next = topic_id, 0
        session.add(row)
        found[place] = row.next
    return found


def advance(session: Session, place: Partition, topic_id: str, *, expected: int, following: int) -> None:
    """Move on from where the reader believes it to be; `PartitionLostError` where it is not so."""
    mine = (
        col(OffsetRow.topic) == place.topic,
        col(OffsetRow.partition) == place.number,
        col(OffsetRow.topic_id) == topic_id,
        col(OffsetRow.next) == expected,
    )
    if session.exec(update(OffsetRow).where(*mine).values(next=following)).rowcount == 0:
        raise PartitionLostError(f"{place.topic}/{place.number} does not stand at {expected} any more")


def all_offsets(session: Session) -> dict[Partition, int]:
    """How far every partition was read."""
    return {Partition(row.topic, row.partition): row.next for row in session.exec(select(OffsetRow))}
