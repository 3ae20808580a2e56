"""stored: a store in which a problem was imported and planned, and to which partners and sites tell things."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlmodel import col, select

from events.codec import Refused, decode
from events.outcome import Outcome
from planner.handlers.submit import submit
from planner.services.facts.mark_weeks import mark_week
from planner.services.network.import_network import Wish, import_network
from planner.services.network.importing.from_problem import state_problem
from planner.services.planning.plan_week import plan_week
from planner.services.planning.solved_here import solved
from planner.services.slots.kept_slots import slot_of_row, slots_of_week
from planner.services.slots.told_slot import Slot
from planner.store import revisions
from planner.store.session import Store
from planner.store.weeks import lock_basin
from schemas.envelope import Envelope
from schemas.events import TYPE_OF
from schemas.events.data import EventData
from schemas.events.roster_requests import RosterPublishRequested
from schemas.ids import AccountId, BasinId, EventId
from schemas.problem import Problem
from schemas.roster import Roster
from schemas.tables.audit import AuditRow
from schemas.tables.outbox import OutboxRow
from schemas.tables.slot import SlotRow
from tests.plans import plans_of

_SECOND = timedelta(seconds=1)


@dataclass
class StoredWeek:
    """One basin's week in a store; every thing told happens a second after the one before."""

    store: Store
    problem: Problem
    now: datetime
    _numbers: Iterator[int] = field(default_factory=itertools.count)

    def plan(self) -> Roster:
        """Ask for the week and have it planned and published as its employers' rules say."""
        with self.store.transaction() as session:
            basin = lock_basin(session, self.problem.basin)
            assert basin is not None
            mark_week(session, basin.id, self.problem.week, None, self.now)
        return self.replan()

    def replan(self) -> Roster:
        """Have the week planned where it is stale; the roster that people have then."""
        plans = plans_of(self.store, solved, lambda: self.now)
        plan_week(plans, self.problem.basin, self.problem.week, lambda _: None)
        self.publish()
        return self.published()

    def publish(self) -> None:
        """Give out what waits for somebody to say so."""
        with self.store.reading() as session:
            row = revisions.proposed(session, self.problem.basin, self.problem.week)
        if row is not None:
            self.tell(RosterPublishRequested(week=row.week, revision=row.revision, by=AccountId("somebody")), "/site")

    def published(self) -> Roster:
        """The roster that people have."""
        with self.store.reading() as session:
            row = revisions.published(session, self.problem.basin, self.problem.week)
            assert row is not None
            return revisions.roster_of(row)

    def tell(self, data: EventData, source: str = "/partner", *, id: str | None = None) -> Outcome:  # noqa: A002 - the attribute's own name
        """Take in an event."""
        self.now += _SECOND
        return self.tell_at(self.now, data, source, id or f"e{next(self._numbers)}")

    def tell_at(self, moment: datetime, data: EventData, source: str, key: str) -> Outcome:
        """Take in an event at a moment; from any thread."""
        event = Envelope(
            id=EventId(key),
            source=source,
            type=TYPE_OF[type(data)].name,
            subject="s",
            time=moment,
            basin=BasinId(self.problem.basin),
            data=data,
        )
        return submit(self.store.transaction, event, moment)

    def slots(self) -> list[Slot]:
        """Every slot, by time."""
        with self.store.reading() as session:
            found = slots_of_week(session, self.problem.basin, self.problem.week)
        return sorted(found, key=lambda slot: (slot.start, slot.id))

    def slot(self, key: str) -> Slot:
        """One slot as it is now."""
        return slot_of_row(self.row(key))

    def row(self, key: str) -> SlotRow:
        """Its row."""
        with self.store.reading() as session:
            row = session.get(SlotRow, key)
            assert row is not None
            return row

    def free(self) -> list[Slot]:
        """Slots on offer, by time."""
        return [slot for slot in self.slots() if slot.state == "offered"]

    def messages(self) -> Sequence[OutboxRow]:
        """All that was to be sent, in order."""
        with self.store.reading() as session:
            return session.exec(select(OutboxRow).order_by(col(OutboxRow.id))).all()

    def said(self, kind: str) -> list[Envelope]:
        """Events of ours whose type has this in its name, in order."""
        found = (decode(row.value, {}, row.topic) for row in self.messages() if row.value is not None)
        return [event for event in found if not isinstance(event, Refused) and kind in event.type]

    def deeds(self, subject: str) -> list[str]:
        """What was done to a thing, in order."""
        with self.store.reading() as session:
            rows = session.exec(select(AuditRow).where(AuditRow.subject == subject).order_by(col(AuditRow.id))).all()
        return [row.action for row in rows]


def stored(store: Store, problem: Problem, now: datetime | None = None) -> StoredWeek:
    """A store that knows the network and the facts of a problem; nothing is planned yet."""
    moment = now or problem.now
    import_network(store, [problem.basin], lambda session: state_problem(session, problem, moment), moment, Wish())
    return StoredWeek(store, problem, moment)
