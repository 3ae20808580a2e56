"""queue_messages: stores, in the transaction of a publication, what each person and program concerned is to be told.

One message for each of them and a publication; what still waits takes the next change in, so that a night of changes is
one message in the morning.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime

from sqlmodel import Session, col, or_, select

from config.messages import MessageFigures, load_message_figures
from planner.services.messages.contacts import reached
from planner.services.messages.hooks import hooked
from planner.services.messages.quiet import not_before
from planner.services.messages.what_changed import Changed, Known, changed_since, known_of, seats_of
from schemas.tables.basin import BasinRow
from schemas.tables.message import MessageRow

Before = dict[str, dict[str, str] | None]
_To = tuple[str | None, str | None]
"""An agent, or a program."""


@contextmanager
def telling_people(session: Session, basin: BasinRow, week: str, now: datetime, *, news: bool = True) -> Iterator[None]:
    """Whatever is done to the seats of a week inside is told to those concerned; not where it is no `news` to them."""
    audience = _Audience(reached(session, basin.id), hooked(session, basin.id)) if news else _Audience()
    holders = audience.holders
    known = {uid: known_of(seat) for uid, seat in seats_of(session, basin.id, week, holders).items()}
    yield
    session.flush()
    _Queue(session, basin, now, load_message_figures()).add(week, audience, known)


@dataclass(frozen=True)
class _Audience:
    """Who is told of whom."""

    by_mail: Collection[str] = ()
    """Agents who are told of their own changes."""
    by_hook: Mapping[str, str] = field(default_factory=dict)
    """For each agent of whom a program is told, which."""

    @property
    def holders(self) -> frozenset[str]:
        """Everybody whose changes are told to anybody."""
        return frozenset({*self.by_mail, *self.by_hook})


@dataclass(frozen=True)
class _Queue:
    session: Session
    basin: BasinRow
    now: datetime
    figures: MessageFigures

    def add(self, week: str, audience: _Audience, known: Mapping[str, Known | None]) -> None:
        told: defaultdict[_To, Before] = defaultdict(dict)
        for uid, seat in seats_of(self.session, self.basin.id, week, audience.holders).items():
            change = Changed(seat, known.get(uid), known_of(seat))
            if change.before == change.after or all(end <= self.now for _, end in change.spans):
                continue
            before = change.before.plain if change.before else None
            if seat.holder in audience.by_mail:
                told[seat.holder, None][uid] = before
            if seat.holder in audience.by_hook:
                told[None, audience.by_hook[seat.holder]][uid] = before
        for to, before_of in sorted(told.items(), key=lambda each: str(each[0])):
            self._put(to, before_of)

    def _put(self, to: _To, before: Before) -> None:
        waiting, (agent, hook) = self._waiting(to), to
        row = waiting or MessageRow(basin=self.basin.id, agent=agent, hook=hook, made_at=self.now, due_at=self.now)
        row.before = {**before, **row.before}  # what was known first is what is to be told
        spans = [span for each in changed_since(self.session, row.before) for span in each.spans]
        due = not_before(self.now, spans, self.basin.timezone, self.figures)
        row.due_at = max(due, row.due_at) if row.tries else due
        self.session.add(row)
        self.session.flush()

    def _waiting(self, to: _To) -> MessageRow | None:
        """The message that still waits for them, and that nobody is sending; it is held until this is over."""
        agent, hook = to
        free = or_(col(MessageRow.claimed_until).is_(None), col(MessageRow.claimed_until) <= self.now)
        for_them = MessageRow.hook == hook if agent is None else MessageRow.agent == agent
        asked = select(MessageRow).where(for_them, MessageRow.state == "waiting", free)
        return self.session.exec(asked.order_by(col(MessageRow.id)).limit(1).with_for_update()).first()
