"""3: the next offset of each partition is stored in the fact's transaction, or nothing of it is."""

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
from tests.guarantees.hand import Clock, Hand

pytestmark = pytest.mark.timeout(400)


TOPIC = "binome.absences"


def rows(hand: Hand) -> tuple[int, int, int]:
    """Facts, events that came in, messages that went out."""
    with hand.store.reading() as session:
        counts = [
            session.exec(select(func.count()).select_from(table)).one() for table in (AbsenceRow, InboxRow, OutboxRow)
        ]
        return counts[0], counts[1], counts[2]


def test_a_partition_that_is_somebody_else_s_leaves_nothing_behind(embedded: Hand, clock: Clock) -> None:
    """Its offset moves between reading and storing: all is rolled back, and read again from where it stands now."""

    def steal(step: Step) -> None:
        if step == Step.HANDLER_1_READ:
            embedded.watch = lambda _: None
            with embedded.store.transaction() as session:
                session.exec(update(OffsetRow).where(col(OffsetRow.topic) == TOPIC).values(next=OffsetRow.next + 1))

    embedded.rest()
    embedded.watch = steal
    embedded.tell(told(clock(), "absence.reported", "theirs", away(embedded.weeks, "theirs", "a1")))
    embedded.take_in()
    assert rows(embedded)[:2] == (0, 0)
    embedded.tell(told(clock(), "absence.reported", "ours", away(embedded.weeks, "ours", "a1")))
    embedded.take_in()
    assert (embedded.ended("theirs"), embedded.ended("ours")) == (None, "applied")


def test_reading_everything_again_changes_nothing(embedded: Hand, clock: Clock) -> None:
    """Neither facts nor messages come of it."""
    embedded.tell(
        *(told(clock(), "absence.reported", f"e{n}", away(embedded.weeks, f"away-{n}", "a1")) for n in range(5))
    )
    embedded.rest()
    before = rows(embedded)
    with embedded.store.transaction() as session:
        session.exec(update(OffsetRow).values(next=0))
    embedded.tell(told(clock(), "absence.reported", "last", away(embedded.weeks, "last", "a1")))
    embedded.rest()
    assert rows(embedded) == (before[0] + 1, before[1] + 1, before[2])


def test_a_topic_made_anew_is_read_from_its_beginning(embedded: Hand, clock: Clock) -> None:
    """It has the same name and another id, and its first message stands where one was read before."""
    embedded.tell(told(clock(), "absence.reported", "before", away(embedded.weeks, "before", "a1")))
    embedded.rest()
    embedded.parts.bus.delete_topics([TOPIC])
    embedded.parts.bus.create_topics(TOPICS)
    embedded.tell(told(clock(), "absence.reported", "after", away(embedded.weeks, "after", "a1")))
    embedded.rest()
    assert (embedded.ended("before"), embedded.ended("after")) == ("applied", "applied")
