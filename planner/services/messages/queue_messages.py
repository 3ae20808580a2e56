"""queue_messages: stores, in the transaction of a publication, what each person concerned is to be told.

One message for a person and a publication; what still waits takes the next change in, so that a night of changes is
one message in the morning.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, or_, select

from config.messages import MessageFigures, load_message_figures
from planner.services.messages.contacts import reached
from planner.services.messages.quiet import not_before
from planner.services.messages.what_changed import Changed, Known, changed_since, known_of, seats_of
from schemas.tables.basin import BasinRow
from schemas.tables.message import MessageRow

Before = dict[str, dict[str, str] | None]


@contextmanager
def telling_people(session: Session, basin: BasinRow, week: str, now: datetime, *, news: bool = True) -> Iterator[None]:
    """Whatever is done to the seats of a week inside is told to those concerned; not where it is no `news` to them."""
    holders = reached(session, basin.id) if news else frozenset()
    known = {uid: known_of(seat) for uid, seat in seats_of(session, basin.id, week, holders).items()}
    yield
    session.flush()
    _Queue(session, basin, now, load_message_figures()).add(week, holders, known)


@dataclass(frozen=True)
class _Queue:
    session: Session
    basin: BasinRow
    now: datetime
    figures: MessageFigures

    def add(self, week: str, holders: Collection[str], known: Mapping[str, Known | None]) -> None:
        seats = seats_of(self.session, self.basin.id, week, holders)
        mine: defaultdict[str, list[Changed]] = defaultdict(list)
        for uid, seat in seats.items():
            change = Changed(seat, known.get(uid), known_of(seat))
            if change.before != change.after and any(end > self.now for _, end in change.spans):
                mine[seat.holder].append(change)
        for agent, changes in sorted(mine.items()):
            before: Before = {each.seat.uid: each.before.plain if each.before else None for each in changes}
            self._put(agent, before)

    def _put(self, agent: str, before: Before) -> None:
        waiting = self._waiting(agent)
        row = waiting or MessageRow(basin=self.basin.id, agent=agent, made_at=self.now, due_at=self.now)
        row.before = {**before, **row.before}  # what was known first is what is to be told
        spans = [span for each in changed_since(self.session, row.before) for span in each.spans]
        due = not_before(self.now, spans, self.basin.timezone, self.figures)
        row.due_at = max(due, row.due_at) if row.tries else due
        self.session.add(row)
        self.session.flush()

    def _waiting(self, agent: str) -> MessageRow | None:
        """The message that still waits for this agent, and that nobody is sending; it is held until this is over."""
        free = or_(col(MessageRow.claimed_until).is_(None), col(MessageRow.claimed_until) <= self.now)
        asked = select(MessageRow).where(MessageRow.agent == agent, MessageRow.state == "waiting", free)
        return self.session.exec(asked.order_by(col(MessageRow.id)).limit(1).with_for_update()).first()
