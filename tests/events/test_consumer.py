"""The loop that takes events in: each once, in order, whatever is wrong with those beside it."""

import time
from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy.exc import OperationalError
from sqlmodel import Session, col, select, update

from events.bus import Bus, Message
from events.outcome import APPLIED, Outcome
from events.reader import Reader
from schemas.envelope import Envelope
from schemas.tables.offset import OffsetRow
from schemas.tables.outbox import OutboxRow
from tests.events.absences import (
    SPEC,
    TOPIC,
    Worker,
    absence,
    effects,
    leave_a_mark,
    letters,
    outcomes,
    stored_offsets,
)
from tests.events.database import NOON, Tables
from tests.events.transports import Transport, send

Start = Callable[..., Worker]


@pytest.fixture
def bus(transport: Transport) -> Bus:
    """A bus with the topic of absences."""
    made = transport.process()
    made.create_topics([SPEC])
    return made


@pytest.fixture
def start(transport: Transport, tables: Tables) -> Start:
    """Starts a worker; the bus is that of its process."""

    def worker(bus: Bus, dispatch: Callable[..., Outcome] = leave_a_mark, member: str | None = None) -> Worker:
        reader = Reader(bus, "handlers", [TOPIC], tables.transaction, member)
        transport.closing(reader.close)
        return Worker(reader, tables, dispatch)

    return worker


def test_events_take_effect_once_and_in_the_order_of_their_key(
    transport: Transport, bus: Bus, tables: Tables, start: Start
) -> None:
    """Also where they are delivered twice; their basins are locked in order."""
    names = [f"a{n}" for n in range(40)]
    everything = [(TOPIC, f"b{n % 3}", absence(name, basin=f"b{n % 3}")) for n, name in enumerate(names)]
    producer = transport.write(bus)
    send(producer, *everything)
    send(producer, *everything[::2])
    worker = start(bus)
    worker.until(60)
    assert sorted(effects(tables)) == sorted(names)
    for n in range(3):
        mine = set(names[n::3])
        assert [name for name in effects(tables) if name in mine] == names[n::3]
    assert set(outcomes(tables).values()) == {"applied"}
    assert [handled.outcome for handled in worker.handled].count(None) == 20
    assert all(list(basins) == sorted(set(basins)) for basins in worker.locked)
    assert letters(tables) == []


def test_what_is_wrong_with_one_event_is_a_dead_letter_and_stops_no_other(
    transport: Transport, bus: Bus, tables: Tables, start: Start
) -> None:
    """What cannot be read, what breaks, what is too old or too early, an id used again, a tombstone."""
    messages = [
        absence("good"),
        b"{",
        absence("breaks", agent="breaks"),
        absence("old", time=NOON - timedelta(days=400)),
        absence("early", time=NOON + timedelta(hours=25)),
        absence("good", agent="bob"),
        None,
        absence("too good"),
    ]
    send(transport.write(bus), *((TOPIC, "38", value) for value in messages))
    start(bus).until(len(messages))
    assert effects(tables) == ["good", "too good"]
    assert outcomes(tables) == {
        "good": "applied",
        "breaks": "rejected",
        "old": "rejected",
        "early": "rejected",
        "too good": "applied",
    }
    found = letters(tables)
    whats = ["JSON", "internal fault (LookupError)", "too old", "24 hours", "id reused", "tombstone"]
    assert [any(what in str(row.faults) for what in whats) for row in found] == [True] * 6
    assert [what for what in whats if not any(what in str(row.faults) for row in found)] == []
    assert not any("the agent is named" in str(row.faults) for row in found)
    assert {row.state for row in found} == {"waiting"}
    with tables.transaction() as session:
        told = session.exec(select(OutboxRow).where(OutboxRow.topic == "binome.dead-letters")).all()
    assert len(told) == 6


def test_reading_everything_again_changes_nothing(transport: Transport, bus: Bus, tables: Tables, start: Start) -> None:
    """Offsets of a store that was emptied of them: the effects, letters and what was told stay as they are."""
    send(
        transport.write(bus),
        *((TOPIC, "38", value) for value in (absence("a"), b"{", absence("c", agent="breaks"), absence("d"))),
    )
    worker = start(bus)
    worker.until(4)

    def everything() -> tuple[object, ...]:
        with tables.transaction() as session:
            told = len(session.exec(select(OutboxRow)).all())
        return effects(tables), [row.model_dump() for row in letters(tables)], outcomes(tables), told

    before = everything()
    with tables.transaction() as session:
        session.exec(update(OffsetRow).values(next=0))
    worker.reader.rewind()
    worker.until(8)
    assert everything() == before


def test_who_comes_back_goes_on_where_the_store_says(
    transport: Transport, bus: Bus, tables: Tables, start: Start
) -> None:
    """A worker that dies with messages in hand has stored nothing of them."""
    producer = transport.write(bus)
    send(producer, *((TOPIC, "38", absence(f"a{n}")) for n in range(3)))
    dying = start(bus, member="m")
    dying.until(3)
    send(producer, *((TOPIC, "38", absence(f"b{n}")) for n in range(3)))
    in_hand: list[Message] = []
    while not in_hand:
        in_hand = dying.reader.poll(100)
    start(transport.process(), member="m").until(3)
    assert effects(tables) == [f"{what}{n}" for what in "ab" for n in range(3)]


def test_a_zombie_stores_nothing(transport: Transport, bus: Bus, tables: Tables, start: Start) -> None:
    """Its partition was moved on by somebody else while it handled what it had read."""
    send(transport.write(bus), *((TOPIC, "38", absence(f"a{n}")) for n in range(3)))
    zombie = start(bus)
    in_hand: list[Message] = []
    while not in_hand:
        in_hand = zombie.reader.poll(100)
    with tables.transaction() as session:
        session.exec(update(OffsetRow).where(col(OffsetRow.partition) == in_hand[0].partition).values(next=2))
    assert not zombie.loop._all_handled(in_hand)
    assert effects(tables) == []
    zombie.until(1)
    assert effects(tables) == ["a2"]


def test_a_zombie_that_cannot_be_told_where_to_go_on_asks_again(
    transport: Transport, bus: Bus, tables: Tables, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its partition was moved on, and the database does not answer when it wants to know how far."""
    monkeypatch.setattr("events.consumer.WAITS", (0.01,))
    send(transport.write(bus), *((TOPIC, "38", absence(f"a{n}")) for n in range(3)))
    zombie = start(bus)
    in_hand: list[Message] = []
    while not in_hand:
        in_hand = zombie.reader.poll(100)
    with tables.transaction() as session:
        session.exec(update(OffsetRow).where(col(OffsetRow.partition) == in_hand[0].partition).values(next=2))
    rewind, failures = zombie.reader.rewind, iter(range(2))

    def failing() -> None:
        if next(failures, None) is not None:
            raise OperationalError("SELECT", {}, Exception("the database system is shutting down"))
        rewind()

    monkeypatch.setattr(zombie.reader, "rewind", failing)
    assert not zombie.loop._all_handled(in_hand)
    zombie.until(1)
    assert effects(tables) == ["a2"]


def test_a_database_that_fails_is_waited_for(transport: Transport, bus: Bus, tables: Tables, start: Start) -> None:
    """The batch is rolled back and read again; nothing becomes a dead letter, nothing is left out."""
    send(transport.write(bus), *((TOPIC, "38", absence(f"a{n}")) for n in range(4)))
    failures = iter(range(2))

    def failing(session: Session, event: Envelope) -> Outcome:
        if event.id == "a2" and next(failures, None) is not None:
            raise OperationalError("UPDATE", {}, Exception("the database system is shutting down"))
        return leave_a_mark(session, event)

    start(bus, failing).until(4)
    assert effects(tables) == [f"a{n}" for n in range(4)]
    assert letters(tables) == []


def test_an_event_that_the_database_never_takes_is_put_aside(
    transport: Transport, bus: Bus, tables: Tables, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After some attempts by itself, while the database answers otherwise; those behind it go on."""
    monkeypatch.setattr("events.consumer.WAITS", (0.01,))
    send(transport.write(bus), *((TOPIC, "38", absence(f"a{n}")) for n in range(4)))

    def failing(session: Session, event: Envelope) -> Outcome:
        if event.id == "a1":
            raise OperationalError("UPDATE", {}, Exception("out of memory"))
        return leave_a_mark(session, event)

    start(bus, failing).until(4)
    assert effects(tables) == ["a0", "a2", "a3"]
    assert [row.faults[0]["what"].split(";")[0] for row in letters(tables)] == [
        "found an event that the database refuses"
    ]


def test_a_topic_made_anew_is_read_from_its_beginning(
    transport: Transport, bus: Bus, tables: Tables, start: Start
) -> None:
    """It is known by its id; what stood at the same offsets before does not count."""
    producer = transport.write(bus)
    send(producer, *((TOPIC, "38", absence(f"a{n}")) for n in range(5)))
    start(bus, member="m").until(5)
    bus.delete_topics([TOPIC])
    other = transport.process()
    while not other.create_topics([SPEC]):
        pass
    send(transport.write(other), *((TOPIC, "38", absence(f"b{n}")) for n in range(2)))
    start(other, member="m").until(2)
    assert effects(tables) == [*(f"a{n}" for n in range(5)), "b0", "b1"]
    assert stored_offsets(tables) == 2


def test_two_workers_share_the_work_and_repeat_none_of_it(
    transport: Transport, bus: Bus, tables: Tables, start: Start
) -> None:
    """While partitions move from the one to the other."""
    producer = transport.write(bus)
    names = [f"a{n}" for n in range(120)]
    send(producer, *((TOPIC, f"b{n % 12}", absence(name, basin=f"b{n % 12}")) for n, name in enumerate(names[:60])))
    one = start(bus)
    one.until(20)
    two = start(bus)
    send(producer, *((TOPIC, f"b{n % 12}", absence(name, basin=f"b{n % 12}")) for n, name in enumerate(names[60:])))
    until = time.monotonic() + 120
    while (len(effects(tables)) < 120 or not two.handled) and time.monotonic() < until:
        one.loop.step(200)
        two.loop.step(200)
        if not two.handled and len(effects(tables)) >= 120:
            send(producer, *((TOPIC, f"b{n}", absence(f"a{n}", basin=f"b{n}")) for n in range(12)))
    assert sorted(effects(tables)) == sorted(names)
    assert two.handled


def test_handlers_that_cost_nothing_take_in_five_hundred_absences_a_second(embedded: Transport, tables: Tables) -> None:
    """On a slow machine still a good part of that: what a batch costs beside its handlers."""
    bus = embedded.process()
    bus.create_topics([SPEC])
    send(embedded.write(bus), *((TOPIC, f"b{n % 12}", absence(f"a{n}", basin=f"b{n % 12}")) for n in range(1000)))
    reader = Reader(bus, "handlers", [TOPIC], tables.transaction)
    embedded.closing(reader.close)
    worker = Worker(reader, tables, lambda *_: APPLIED)
    worker.until(1000, seconds=10)
    assert len(outcomes(tables)) == 1000
