"""Fixtures of transport."""

from tests.events.database import tables

__all__ = ["tables"]
