"""3: the next offset of each partition is stored in the fact's transaction, or nothing of it is."""

import time

import pytest
from sqlalchemy import func, update
from sqlmodel import col, select

from events.steps import Step
from schemas.events import TOPICS
from schemas.tables.absence import AbsenceRow
from schemas.tables.inbox import InboxRow
from schemas.tables.offset import OffsetRow
from schemas.tables.outbox import OutboxRow
from tests.faults.story import away, told
from tests.guarantees.hand import PATIENCE, Clock, Hand

pytestmark = pytest.mark.timeout(400)


TOPIC = "binome.absences"


def rows(hand: Hand) -> tuple[int, int, int]:
    """Facts, events that came in, messages that went out."""
    with hand.store.reading() as session:
        counts = [
            session.exec(select(func.count()).select_from(table)).one() for table in (AbsenceRow, InboxRow, OutboxRow)
        ]
        return counts[0], counts[1], counts[2]


def test_a_partition_that_is_somebody_else_s_leaves_nothing_behind(either: Hand, clock: Clock) -> None:
    """Its offset moves between reading and storing: all is rolled back, and read again from where it stands now."""

    def steal(step: Step) -> None:
        if step == Step.HANDLER_1_READ:
            either.watch = lambda _: None
            with either.store.transaction() as session:
                session.exec(update(OffsetRow).where(col(OffsetRow.topic) == TOPIC).values(next=OffsetRow.next + 1))

    either.rest()
    either.watch = steal
    either.tell(told(clock(), "absence.reported", "theirs", away(either.weeks, "theirs", "a1")))
    either.take_in()
    assert rows(either)[:2] == (0, 0)
    either.tell(told(clock(), "absence.reported", "ours", away(either.weeks, "ours", "a1")))
    either.take_in()
    assert (either.ended("theirs"), either.ended("ours")) == (None, "applied")


def test_reading_everything_again_changes_nothing(either: Hand, clock: Clock) -> None:
    """Neither facts nor messages come of it."""
    either.tell(*(told(clock(), "absence.reported", f"e{n}", away(either.weeks, f"away-{n}", "a1")) for n in range(5)))
    either.rest()
    before = rows(either)
    with either.store.transaction() as session:
        session.exec(update(OffsetRow).values(next=0))
    either.tell(told(clock(), "absence.reported", "last", away(either.weeks, "last", "a1")))
    either.rest()
    assert rows(either) == (before[0] + 1, before[1] + 1, before[2])


def test_a_topic_made_anew_is_read_from_its_beginning(either: Hand, clock: Clock) -> None:
    """It has the same name and another id, and its first message stands where one was read before."""
    either.tell(told(clock(), "absence.reported", "before", away(either.weeks, "before", "a1")))
    either.rest()
    either.parts.bus.delete_topics([TOPIC])
    either.parts.bus.create_topics(TOPICS)
    either.tell(told(clock(), "absence.reported", "after", away(either.weeks, "after", "a1")))
    until = time.monotonic() + PATIENCE
    while either.ended("after") is None and time.monotonic() < until:
        either.rest()  # a client of Kafka learns only in its time that the topic is another one
    assert (either.ended("before"), either.ended("after")) == ("applied", "applied")
