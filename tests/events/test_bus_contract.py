"""What every bus does, whichever it is: one body of tests over the embedded bus and a real Kafka broker."""

import threading
import time

import pytest

from events.bus import Consumer, FencedError, Message, Partition, Producer, RefusedError
from events.partitions import partition_of
from schemas.events.topic import MAX_MESSAGE_BYTES
from tests.events.transports import FOR_EVER_MS, PATIENCE, Transport, receive, seeking, send, topic, until


def test_messages_of_one_key_stay_in_order_in_the_partition_of_the_key(transport: Transport) -> None:
    """With value, header and time; the partition is the one that Kafka's own hash gives."""
    bus = transport.process()
    bus.create_topics([topic("t")])
    keys = [f"basin-{n}" for n in range(30)]
    producer = transport.write(bus)
    for turn in range(3):
        producer.begin()
        for key in keys:
            producer.send("t", key, f"{key} {turn}".encode(), {"content-type": "text/plain"})
        producer.commit()
    came = receive(transport.read(bus, ["t"]), 90)
    assert {message.key: message.partition for message in came} == {key: partition_of(key, None, 12) for key in keys}
    for key in keys:
        assert [m.value for m in came if m.key == key] == [f"{key} {turn}".encode() for turn in range(3)]
    assert {tuple(message.headers.items()) for message in came} == {(("content-type", "text/plain"),)}
    assert all(message.timestamp.utcoffset() is not None for message in came)


def test_offsets_grow_and_reading_can_go_on_at_any_of_them(transport: Transport) -> None:
    """By seeking on assignment; and back again later."""
    bus = transport.process()
    bus.create_topics([topic("t", partitions=1)])
    producer = transport.write(bus)
    for n in range(5):
        send(producer, ("t", "k", b"%d" % n))
    whole = receive(transport.read(bus, ["t"], "first"), 5)
    assert [m.offset for m in whole] == sorted({m.offset for m in whole})
    mine: list[Consumer] = []
    place = Partition("t", 0)
    mine.append(transport.read(bus, ["t"], "second", on_assigned=seeking(mine, {place: whole[3].offset})))
    assert [m.value for m in receive(mine[0], 2)] == [b"3", b"4"]
    mine[0].seek(place, whole[1].offset)
    assert [m.value for m in receive(mine[0], 4)] == [b"1", b"2", b"3", b"4"]


def test_what_comes_while_it_is_seen_what_there_is_is_given_once(transport: Transport) -> None:
    """A message more than was there when the reader looked: it is no reason to begin anew."""
    bus = transport.process()
    bus.create_topics([topic("t", partitions=1)])
    producer = transport.write(bus)
    send(producer, ("t", "k", b"0"))
    consumer = transport.read(bus, ["t"], on_assigned=lambda _: send(producer, ("t", "k", b"1")))
    assert [m.value for m in receive(consumer, 2)] == [b"0", b"1"]


def test_what_was_read_and_not_stored_is_read_again_by_who_comes_back(transport: Transport) -> None:
    """The one that died had read all; its successor goes on where the store says, before it is known for dead."""
    first = transport.process(FOR_EVER_MS)
    first.create_topics([topic("t", partitions=1)])
    send(transport.write(first), *(("t", "k", b"%d" % n) for n in range(4)))
    dying = transport.read(first, ["t"], member="m")
    stored = receive(dying, 4)[1].offset + 1
    mine: list[Consumer] = []
    goes_on = seeking(mine, {Partition("t", 0): stored})
    mine.append(transport.read(transport.process(FOR_EVER_MS), ["t"], member="m", on_assigned=goes_on))
    assert [m.value for m in receive(mine[0], 2)] == [b"2", b"3"]


def test_what_is_paused_is_kept_and_gives_nothing_until_it_is_resumed(transport: Transport) -> None:
    """Polling goes on meanwhile, longer than the group waits for a member that is silent."""
    bus = transport.process()
    bus.create_topics([topic("t", partitions=2)])
    consumer = transport.read(bus, ["t"])
    until(lambda: len(consumer.assignment()) == 2, consumer)
    consumer.pause(consumer.assignment())
    producer = transport.write(bus)
    send(producer, *(("t", str(n), b"x") for n in range(20)))
    end = time.monotonic() + 2.5
    while time.monotonic() < end:
        assert consumer.poll(100) == []
    assert len(consumer.assignment()) == 2
    assert sum(consumer.lag().values()) >= 20
    consumer.resume(consumer.assignment())
    assert len(receive(consumer, 20)) == 20
    assert sum(consumer.lag().values()) == 0


def test_a_group_shares_partitions_and_takes_back_those_of_who_leaves(transport: Transport) -> None:
    """Each partition has one reader at a time; who loses one is told, and before another has it."""
    bus = transport.process()
    bus.create_topics([topic("t")])
    told: list[tuple[str, str, int]] = []

    def member(name: str) -> Consumer:
        return transport.read(
            bus,
            ["t"],
            on_assigned=lambda places: told.extend(("gains", name, place.number) for place in places),
            on_revoked=lambda places: told.extend(("loses", name, place.number) for place in places),
        )

    one = member("one")
    until(lambda: len(one.assignment()) == 12, one)
    two = member("two")
    until(lambda: len(one.assignment()) == len(two.assignment()) == 6, one, two)
    assert not one.assignment() & two.assignment()
    holder: dict[int, str] = {}
    for what, name, number in told:
        assert what == "loses" or number not in holder, f"{name} gains {number}, which {holder.get(number)} holds"
        holder = {**holder, number: name} if what == "gains" else {n: w for n, w in holder.items() if n != number}
    send(transport.write(bus), *(("t", str(n), b"x") for n in range(100)))
    came: list[Message] = []
    while len(came) < 100:
        came += one.poll(50) + two.poll(50)
    assert len({(m.partition, m.offset) for m in came}) == 100
    two.close()
    until(lambda: len(one.assignment()) == 12, one)


def test_a_producer_whose_name_was_taken_writes_nothing_any_more(transport: Transport) -> None:
    """Not what it had begun, and nothing later."""
    bus = transport.process()
    bus.create_topics([topic("t")])
    zombie = transport.write(bus)
    zombie.begin()
    zombie.send("t", "k", b"of the zombie")
    successor = transport.write(transport.process())
    with pytest.raises(FencedError):
        zombie.commit()
    send(successor, ("t", "k", b"of the successor"))
    assert [m.value for m in receive(transport.read(bus, ["t"]), 1)] == [b"of the successor"]


def test_what_was_aborted_is_never_seen(transport: Transport) -> None:
    """Nor what was begun and left."""
    bus = transport.process()
    bus.create_topics([topic("t", partitions=1)])
    producer = transport.write(bus)
    producer.begin()
    producer.send("t", "k", b"no")
    producer.abort()
    send(producer, ("t", "k", b"yes"))
    assert [m.value for m in receive(transport.read(bus, ["t"]), 1)] == [b"yes"]


def test_nothing_of_a_transaction_is_seen_before_all_of_it(transport: Transport) -> None:
    """Even where it is long under way."""
    bus = transport.process()
    bus.create_topics([topic("t")])
    consumer = transport.read(bus, ["t"])
    until(lambda: len(consumer.assignment()) == 12, consumer)
    producer = transport.write(bus)
    producer.begin()
    for n in range(10):
        producer.send("t", str(n), b"x")
    assert consumer.poll(300) == []
    producer.commit()
    assert len(receive(consumer, 10)) == 10


def test_a_tombstone_is_a_message_without_a_value(transport: Transport) -> None:
    """Its key says what is gone."""
    bus = transport.process()
    bus.create_topics([topic("t", retention_days=None)])
    send(transport.write(bus), ("t", "k", b"there"), ("t", "k", None))
    assert [(m.key, m.value) for m in receive(transport.read(bus, ["t"]), 2)] == [("k", b"there"), ("k", None)]


def test_a_message_of_seven_mebibytes_arrives_and_one_of_nine_is_refused(transport: Transport) -> None:
    """The refusal takes its transaction along, and the producer goes on."""
    bus = transport.process()
    bus.create_topics([topic("t")])
    producer = transport.write(bus)
    large = b"0123456789abcdef" * (7 * 1024 * 1024 // 16)
    send(producer, ("t", "k", large))
    producer.begin()
    with pytest.raises(RefusedError):
        _send_and_commit(producer, "t", b"x" * (MAX_MESSAGE_BYTES + 1024 * 1024))
    producer.abort()
    send(producer, ("t", "k", b"after it"))
    assert [m.value for m in receive(transport.read(bus, ["t"]), 2)] == [large, b"after it"]


def _send_and_commit(producer: Producer, name: str, value: bytes) -> None:
    producer.send(name, "k", value)
    producer.commit()


def test_no_topic_comes_about_by_accident(transport: Transport) -> None:
    """Neither by writing nor by reading."""
    bus = transport.process()
    bus.create_topics([topic("other")])
    producer = transport.write(bus)
    producer.begin()
    with pytest.raises(RefusedError, match="there is no topic t"):
        _send_and_commit(producer, "t", b"x")
    producer.abort()
    assert transport.read(bus, ["t"]).poll(500) == []
    assert bus.create_topics([topic("t"), topic("other")]) == ["t"]


def test_a_topic_made_anew_is_another_one_and_is_asked_about_again(transport: Transport) -> None:
    """Its id differs; who reads it loses and gains its partitions, and reads it from the beginning."""
    bus = transport.process()
    bus.create_topics([topic("t", partitions=1)])
    send(transport.write(bus), *(("t", "k", b"old") for _ in range(3)))
    gained: list[str] = []
    mine: list[Consumer] = []
    mine.append(transport.read(bus, ["t"], on_assigned=lambda _: gained.append(mine[0].topic_id("t"))))
    receive(mine[0], 3)
    bus.delete_topics(["t"])
    until(lambda: bus.create_topics([topic("t", partitions=1)]), mine[0])
    send(transport.write(bus, "another"), *(("t", "k", b"new") for _ in range(5)))
    came: list[Message] = []
    until(lambda: len(gained) == 2, mine[0], came=came)
    until(lambda: len({m.offset for m in came}) == 5, mine[0], came=came)
    assert {m.value for m in came} == {b"new"}
    assert gained[0] != gained[1]
    assert mine[0].topic_id("t") == gained[1]


def test_who_waits_for_a_message_is_woken_by_it(transport: Transport) -> None:
    """A poll that may last for ever ends with what comes, not with its time."""
    bus = transport.process()
    bus.create_topics([topic("t")])
    consumer = transport.read(bus, ["t"])
    until(lambda: len(consumer.assignment()) == 12, consumer)
    producer = transport.write(bus)
    send(producer, ("t", "warm", b"x"))
    receive(consumer, 1)
    came: list[Message] = []
    waiting = threading.Thread(target=lambda: came.extend(consumer.poll(FOR_EVER_MS)), daemon=True)
    waiting.start()
    send(producer, ("t", "k", b"what is waited for"))
    waiting.join(PATIENCE)
    assert [message.value for message in came] == [b"what is waited for"]
