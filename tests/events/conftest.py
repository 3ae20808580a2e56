"""Fixtures of transport."""

from tests.broker.shared import broker
from tests.events.database import tables
from tests.events.transports import embedded, kafka, transport

__all__ = ["broker", "embedded", "kafka", "tables", "transport"]
