"""The relay: what is stored is sent, by id, by one process at a time; what it dies over is sent again."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlmodel import Session

from events import outbox
from events.bell import Bell
from events.bus import Bus, FencedError, Message
from events.file_lock import FileLock
from events.relay import Relay
from schemas.events.topic import MAX_MESSAGE_BYTES
from schemas.tables.outbox import OutboxRow
from tests.events.database import NOON, Tables
from tests.events.transports import PATIENCE, Transport, receive, send, topic, until

Start = Callable[..., Relay]


@pytest.fixture
def bus(transport: Transport) -> Bus:
    """A bus with two topics."""
    made = transport.process()
    made.create_topics([topic("t"), topic("compacted", retention_days=None)])
    return made


@pytest.fixture
def bell() -> Bell:
    """Rung when something was stored."""
    return Bell()


@pytest.fixture
def start(tables: Tables, tmp_path: Path, bell: Bell) -> Iterator[Start]:
    """Makes relays, each as of another process."""
    made: list[Relay] = []

    def relay(bus: Bus, on_parked: Callable[[Session, OutboxRow, str], object] | None = None) -> Relay:
        holder = FileLock(tmp_path / "relay.lock")
        made.append(Relay(bus, tables.transaction, holder, lambda: NOON, bell.listener().wait, on_parked=on_parked))
        return made[-1]

    yield relay
    for one in made:
        one.close()


def store(tables: Tables, *messages: tuple[str, str | None, bytes | None]) -> None:
    """Store messages in one transaction."""
    with tables.transaction() as session:
        for name, key, value in messages:
            outbox.put(session, basin="38", topic=name, key=key, value=value, at=NOON)


def waiting(tables: Tables) -> int:
    """How many messages wait."""
    with tables.transaction() as session:
        return outbox.depth(session)


def test_what_is_stored_is_sent_once_in_its_order(transport: Transport, bus: Bus, tables: Tables, start: Start) -> None:
    """With its header; a tombstone without one."""
    store(tables, *(("t", "k", b"%d" % n) for n in range(1200)), ("compacted", "k", None))
    relay = start(bus)
    assert relay._holder.acquire()
    assert relay.drain() == 1201
    assert relay.drain() == 0
    assert waiting(tables) == 0
    came = receive(transport.read(bus, ["t", "compacted"]), 1201)
    assert [m.value for m in came if m.topic == "t"] == [b"%d" % n for n in range(1200)]
    assert {tuple(m.headers.items()) for m in came if m.topic == "t"} == {
        (("content-type", "application/cloudevents+json"),)
    }
    assert [(m.key, m.value, dict(m.headers)) for m in came if m.topic == "compacted"] == [("k", None, {})]


def test_what_the_bus_had_and_the_store_did_not_note_is_sent_again(
    transport: Transport, bus: Bus, tables: Tables, start: Start
) -> None:
    """A relay that dies between the two: readers know what they have by its id."""
    store(tables, ("t", "k", b"a"))
    send(transport.write(bus), ("t", "k", b"a"))
    relay = start(bus)
    assert relay._holder.acquire()
    relay.drain()
    assert [m.value for m in receive(transport.read(bus, ["t"]), 2)] == [b"a", b"a"]


def test_a_message_that_is_refused_for_good_parks_its_key_and_blocks_nothing_else(
    transport: Transport, bus: Bus, tables: Tables, start: Start
) -> None:
    """And somebody is told, in the same transaction."""
    told: list[tuple[str, str | None]] = []
    large = b"x" * (MAX_MESSAGE_BYTES + 1)
    store(
        tables,
        ("t", "a", b"1"),
        ("t", "b", large),
        ("t", "c", b"2"),
        ("t", "b", b"behind it"),
        ("nowhere", "d", b"3"),
        ("t", "a", b"4"),
    )
    relay = start(bus, lambda _, row, __: told.append((row.topic, row.key)))
    assert relay._holder.acquire()
    relay.drain()
    assert told == [("t", "b"), ("nowhere", "d")]
    assert waiting(tables) == 3
    store(tables, ("t", "b", b"behind it too"), ("t", "a", b"5"))
    relay.drain()
    came = receive(transport.read(bus, ["t"]), 4)
    assert sorted((m.key, m.value) for m in came) == [("a", b"1"), ("a", b"4"), ("a", b"5"), ("c", b"2")]
    with tables.transaction() as session:
        first = outbox.parked(session)[0]
        assert first.id is not None
        outbox.let_go(session, first.id, drop=True, at=NOON)
    assert relay.drain() == 2


def test_one_sends_and_another_takes_over_when_it_ends(
    transport: Transport, bus: Bus, tables: Tables, start: Start, bell: Bell, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The one that stands by sends nothing until the other has ended; both go by the bell alone.

    Who was not woken would wait for a minute, three times as long as anything is waited for here.
    """
    monkeypatch.setattr("events.relay.STAND_BY_SECONDS", 3 * PATIENCE)
    ended = [threading.Event(), threading.Event()]
    relays = [start(bus), start(transport.process())]
    threads = [threading.Thread(target=relay.run, args=(end.is_set,)) for relay, end in zip(relays, ended, strict=True)]
    consumer = transport.read(bus, ["t"])
    until(lambda: len(consumer.assignment()) == 12, consumer)
    threads[0].start()
    store(tables, ("t", "k", b"warm"))
    bell.ring()
    receive(consumer, 1)
    threads[1].start()
    store(tables, ("t", "k", b"first"))
    bell.ring()
    came: list[Message] = []
    until(lambda: came, consumer, came=came)
    ended[0].set()
    bell.ring()
    threads[0].join()
    store(tables, ("t", "k", b"second"))
    bell.ring()
    came += receive(consumer, 1)
    ended[1].set()
    bell.ring()
    threads[1].join()
    assert [m.value for m in came] == [b"first", b"second"]


def test_a_relay_that_lost_its_lock_sends_nothing_any_more(
    transport: Transport, bus: Bus, tables: Tables, start: Start
) -> None:
    """Whether it has noticed or not: then the bus tells it."""
    store(tables, ("t", "k", b"a"))
    noticing, zombie, successor = start(bus), start(bus), start(transport.process())
    with pytest.raises(FencedError, match="lock"):
        noticing.drain()
    zombie._ready()
    zombie._holder.held = lambda: True  # type: ignore[method-assign] # it does not know yet
    assert successor._holder.acquire()
    successor.drain()
    store(tables, ("t", "k", b"b"))
    with pytest.raises(FencedError):
        zombie.drain()
    successor.drain()
    assert [m.value for m in receive(transport.read(bus, ["t"]), 2)] == [b"a", b"b"]
