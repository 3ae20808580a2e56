"""agreeing: whether what the store holds and what was published say the same."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from sqlmodel import Session, col, select

from events.bus import Message
from events.codec import decode
from planner.store import revisions
from schemas.envelope import Envelope
from schemas.events.roster_changes import RosterAgentChanged
from schemas.events.rosters import RosterProposed, RosterPublished
from schemas.shift import Shift
from schemas.tables.alert import AlertRow
from schemas.tables.outbox import OutboxRow
from schemas.tables.revision import RevisionRow
from schemas.tables.slot import SlotRow
from tests.faults.network import BASIN
from tests.faults.observer import COMPACTED, TOLD_TO_US, Observer

_STANDS_AS = {
    "offered": {"offered"},
    "booked": {"confirmed", "moved"},
    "moving": {"move_proposed"},
    "withdrawn": {"withdrawn"},
    "cancelled": {"confirmed"},
}
"""By a slot's state: what its newest event may be."""


def disagreements(session: Session, observer: Observer, *, whole_history: bool) -> Iterator[str]:
    """Everything that is told otherwise than it is kept."""
    yield from _rosters(session, observer)
    yield from _slots(session, observer)
    yield from _alerts(session, observer)
    if whole_history:
        yield from _sent(session, observer)
        yield from _changes(session, observer)
        yield from _times(observer)


def _sent(session: Session, observer: Observer) -> Iterator[str]:
    """All that was decided is on the bus, nothing else is, and each key has it in the order in which it was decided."""
    decided: defaultdict[tuple[str, str | None], list[bytes | None]] = defaultdict(list)
    for row in session.exec(select(OutboxRow).order_by(col(OutboxRow.id))):
        decided[row.topic, row.key].append(row.value)
    told: defaultdict[tuple[str, str | None], list[bytes | None]] = defaultdict(list)
    for message in observer.messages:
        if message.topic not in TOLD_TO_US:
            told[message.topic, message.key].append(message.value)
    for place in decided.keys() | told.keys():
        first, wanted = list(dict.fromkeys(told[place])), decided[place]
        if place[0] in COMPACTED:
            first, wanted = told[place][-1:], wanted[-1:]
        elif place[1] is None:  # without a key they are in several partitions
            first, wanted = sorted(first, key=repr), sorted(wanted, key=repr)
        if first != wanted:
            yield f"{place}: {len(first)} messages came, {len(wanted)} were decided, or in another order"
        if not set(told[place]) <= set(decided[place]):
            yield f"{place}: something came that nobody decided"


def _rosters(session: Session, observer: Observer) -> Iterator[str]:
    told = observer.latest("binome.rosters")
    for row in session.exec(select(RevisionRow).where(col(RevisionRow.state).in_(["published", "proposed"]))):
        event = _event(told.get(f"{BASIN}/{row.week}/{row.state}"))
        data = None if event is None else event.data
        if not isinstance(data, RosterPublished | RosterProposed) or data.revision != row.revision:
            yield f"{row.week}/{row.revision} is {row.state}, and nobody was told"
        elif data.roster != revisions.roster_of(row) or data.version != row.version:
            yield f"{row.week}/{row.revision} is told with other content"
    weeks_proposed = {row.week for row in session.exec(select(RevisionRow).where(col(RevisionRow.state) == "proposed"))}
    for key, message in told.items():
        _, week, state = key.split("/")
        if state == "proposed" and message.value is not None and week not in weeks_proposed:
            yield f"a proposal of {week} stands on the bus, and there is none"


def _slots(session: Session, observer: Observer) -> Iterator[str]:
    told = observer.latest("binome.partner-slots")
    rows = {row.id: row for row in session.exec(select(SlotRow))}
    for slot in told.keys() | rows.keys():
        event, row = _event(told.get(slot)), rows.get(slot)
        if event is None or row is None:
            yield f"slot {slot} is kept or told alone"
            continue
        kind = event.type.removeprefix("binome.slot.").removesuffix(".v1")
        if kind not in _STANDS_AS.get(row.state, {row.state}) or getattr(event.data, "sequence", None) != row.sequence:
            yield f"slot {slot} is {row.state} ({row.sequence}), and was told as {kind}"


def _alerts(session: Session, observer: Observer) -> Iterator[str]:
    told = observer.latest("binome.alerts")
    rows = {row.id: row for row in session.exec(select(AlertRow))}
    for alert in told.keys() | rows.keys():
        event, row = _event(told.get(alert)), rows.get(alert)
        stands = row is not None and row.cleared_at is None
        if (event is not None and ".raised." in event.type) != stands:
            yield f"alert {alert} stands: {stands}, and was told otherwise"


def _changes(session: Session, observer: Observer) -> Iterator[str]:
    """Whoever hears all changes of an agent's week, in order and each once, has what is published."""
    known: dict[tuple[str, str], Sequence[Shift]] = {}
    seen: set[str] = set()
    for message in observer.of("binome.roster-changes"):
        event = _event(message)
        if event is None or event.id in seen or not isinstance(event.data, RosterAgentChanged):
            continue
        seen.add(event.id)
        change = event.data
        before = known.get((change.week, change.agent), ())
        if _spans(before) != _spans(change.before):
            yield f"{change.agent} in {change.week}/{change.revision}: a change was not told, or twice"
        known[change.week, change.agent] = change.after
    for row in session.exec(select(RevisionRow).where(col(RevisionRow.state) == "published")):
        shifts = revisions.roster_of(row).shifts
        for agent in {shift.agent for shift in shifts} | {agent for week, agent in known if week == row.week}:
            mine = [shift for shift in shifts if shift.agent == agent]
            if _spans(mine) != _spans(known.get((row.week, agent), ())):
                yield f"{agent} was told other shifts of {row.week} than are published"


def _times(observer: Observer) -> Iterator[str]:
    """Times of our own events about one thing only grow, whatever the clock does."""
    last: dict[tuple[str, str], Envelope] = {}
    seen: set[str] = set()
    for message in observer.messages:
        event = None if message.topic in TOLD_TO_US else _event(message)
        if event is None or event.id in seen:
            continue
        seen.add(event.id)
        before = last.get((message.topic, event.subject))
        if before is not None and before.time >= event.time:
            yield f"{event.type} about {event.subject} is not younger than the one before it"
        last[message.topic, event.subject] = event


def _spans(shifts: Sequence[Shift]) -> list[tuple[object, ...]]:
    return sorted((shift.site, shift.start, shift.end) for shift in shifts)


def _event(message: Message | None) -> Envelope | None:
    if message is None or message.value is None:
        return None
    event = decode(message.value, message.headers, message.topic)
    assert isinstance(event, Envelope), event
    return event
