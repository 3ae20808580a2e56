"""absences: events of a test, and a handler that leaves a mark for each effect."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from events import outbox
from events.codec import encode
from events.consumer import EventConsumer
from events.handled import Handled
from events.outcome import APPLIED, Outcome
from events.reader import Reader
from schemas.envelope import Envelope
from schemas.events import TOPICS
from schemas.events.absences import AbsenceReported
from schemas.ids import AbsenceId, AgentId, BasinId, EventId
from schemas.tables.dead_letter import DeadLetterRow
from schemas.tables.inbox import InboxRow
from schemas.tables.offset import OffsetRow
from schemas.tables.outbox import OutboxRow
from tests.events.database import NOON, Tables

TOPIC = "binome.absences"
SPEC = next(spec for spec in TOPICS if spec.name == TOPIC)
EFFECTS = "effects"
"""The topic of the marks."""


def absence(name: str, *, basin: str = "38", time: datetime = NOON, agent: str = "ada") -> bytes:
    """An absence as its reporter sends it."""
    data = AbsenceReported(absence=AbsenceId(name), agent=AgentId(agent), start=NOON, end=NOON + timedelta(hours=8))
    event = Envelope(
        id=EventId(name),
        source="/hr",
        type="binome.absence.reported.v1",
        subject=name,
        time=time,
        basin=BasinId(basin),
        data=data,
    )
    return encode(event)[0]


def leave_a_mark(session: Session, event: Envelope) -> Outcome:
    """Store that an event took effect; an absence whose agent says so breaks after that."""
    assert isinstance(event.data, AbsenceReported)
    outbox.put(session, basin=event.basin, topic=EFFECTS, key=event.basin, value=event.id.encode(), at=event.time)
    session.flush()
    if event.data.agent == "breaks":
        raise LookupError("the agent is named in this text")
    return APPLIED


class Worker:
    """Takes absences in, as one process does."""

    def __init__(self, reader: Reader, tables: Tables, dispatch: Callable[..., Outcome] = leave_a_mark) -> None:
        """Begin."""
        self.locked: list[Sequence[str]] = []
        self.handled: list[Handled] = []
        self.reader = reader
        self.loop = EventConsumer(
            reader,
            tables.transaction,
            lambda _, basins: self.locked.append(basins),
            dispatch,
            lambda: NOON,
            self.handled.extend,
        )

    def until(self, count: int, seconds: float = 20) -> None:
        """Step until so many messages were handled."""
        for _ in range(int(seconds * 20)):
            if len(self.handled) >= count:
                return
            self.loop.step(50)
        raise AssertionError(f"only {len(self.handled)} of {count} were handled")


def effects(tables: Tables) -> list[str]:
    """The marks, in the order in which they were made."""
    with tables.transaction() as session:
        rows = session.exec(select(OutboxRow).where(col(OutboxRow.topic) == EFFECTS).order_by(col(OutboxRow.id)))
        return [(row.value or b"").decode() for row in rows]


def letters(tables: Tables) -> list[DeadLetterRow]:
    """The dead letters, by their place."""
    with tables.transaction() as session:
        return list(session.exec(select(DeadLetterRow).order_by(col(DeadLetterRow.offset))))


def outcomes(tables: Tables) -> dict[str, str]:
    """How each event ended."""
    with tables.transaction() as session:
        return {row.event: row.outcome for row in session.exec(select(InboxRow))}


def stored_offsets(tables: Tables) -> int:
    """The sum of all stored offsets."""
    with tables.transaction() as session:
        return sum(row.next for row in session.exec(select(OffsetRow)))
