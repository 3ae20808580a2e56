"""A relay that cannot write says so to whoever asks, before anything waits, until it can."""

from pathlib import Path
from typing import cast

import pytest

from events import outbox
from events.bus import Bus, BusUnavailableError, Producer
from events.embedded_bus import EmbeddedBus
from events.file_lock import FileLock
from events.relay import Relay
from tests.events.database import NOON, Tables
from tests.events.transports import topic


class Guarded:
    """A bus on which nobody may write until it is allowed."""

    def __init__(self, tables: Tables) -> None:
        self._bus, self.allowed, self.asked = EmbeddedBus(tables.transaction, lambda: NOON), False, 0
        self._bus.create_topics([topic("t")])

    def producer(self, name: str) -> Producer:
        """One that writes, where that is allowed."""
        self.asked += 1
        if not self.allowed:
            raise BusUnavailableError("no right to write")
        return self._bus.producer(name)


@pytest.fixture
def bus(tables: Tables) -> Guarded:
    """With one topic."""
    return Guarded(tables)


def a_relay(bus: Guarded, tables: Tables, folder: Path) -> Relay:
    return Relay(cast("Bus", bus), tables.transaction, FileLock(folder / "relay.lock"), lambda: NOON, lambda _: None)


def goes_round(relay: Relay) -> None:
    """Once."""
    relay._attempt()


def test_who_may_not_write_has_trouble_before_anything_waits_and_none_once_it_may(
    bus: Guarded, tables: Tables, tmp_path: Path
) -> None:
    relay = a_relay(bus, tables, tmp_path)
    relay.sends()
    goes_round(relay)
    with pytest.raises(BusUnavailableError, match="no right"):
        relay.sends()
    bus.allowed = True
    goes_round(relay)
    relay.sends()
    with tables.transaction() as session:
        outbox.put(session, basin="38", topic="t", key="k", value=b"a", at=NOON)
    goes_round(relay)
    with tables.transaction() as session:
        assert outbox.depth(session) == 0
    relay.close()


def test_who_stands_by_has_no_trouble_and_fences_nobody(bus: Guarded, tables: Tables, tmp_path: Path) -> None:
    leading, other = (a_relay(bus, tables, tmp_path) for _ in range(2))
    goes_round(leading)
    goes_round(other)
    other.sends()
    assert bus.asked == 1
    leading.close()
