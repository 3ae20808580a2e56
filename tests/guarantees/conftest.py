"""A system in hand, embedded or on a real broker."""

import logging
from collections.abc import Iterator
from datetime import timedelta

import pytest
import structlog

from tests.broker.setup import BrokerAddresses
from tests.broker.shared import broker
from tests.database.fixtures import Fresh
from tests.faults.network import Weeks
from tests.faults.story import beginning
from tests.guarantees.hand import Clock, Hand, in_hand
from tests.wall import at

__all__ = ["broker"]


@pytest.fixture(autouse=True)
def _quiet() -> Iterator[None]:
    """Nobody reads the log."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    yield
    structlog.reset_defaults()


NOW = at("thu 10:00", "2026-W48")


@pytest.fixture
def weeks() -> Weeks:
    """The weeks that are planned."""
    return Weeks("2026-W50", "2026-W51", NOW - timedelta(hours=1))


@pytest.fixture
def clock() -> Clock:
    """Stands still on a Thursday morning, unless it is set otherwise."""
    return Clock(NOW)


@pytest.fixture
def embedded(fresh_sqlite: Fresh, weeks: Weeks, clock: Clock) -> Iterator[Hand]:
    """On SQLite and the embedded bus."""
    with in_hand(fresh_sqlite(), weeks, clock) as made:
        yield made


@pytest.fixture
def kafka(fresh_postgresql: Fresh, broker: BrokerAddresses, weeks: Weeks, clock: Clock) -> Iterator[Hand]:
    """On PostgreSQL and Kafka."""
    with in_hand(fresh_postgresql(), weeks, clock, kafka=broker.open) as made:
        yield made


@pytest.fixture(params=["embedded", "kafka"])
def either(request: pytest.FixtureRequest) -> Hand:
    """On the one and on the other: for what hangs on the bus."""
    found: Hand = request.getfixturevalue(request.param)
    return found


@pytest.fixture
def published(embedded: Hand) -> Hand:
    """Embedded, and both weeks are published."""
    embedded.tell(*beginning(embedded.weeks))
    embedded.rest()
    return embedded


@pytest.fixture
def reviewed(fresh_sqlite: Fresh, weeks: Weeks, clock: Clock) -> Iterator[Hand]:
    """Embedded, with an employer that looks at every plan before it is published."""
    with in_hand(fresh_sqlite(), weeks, clock, publication="review") as made:
        yield made
