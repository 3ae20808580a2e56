"""Shifts and plain intervals."""

from schemas.ids import AgentKey, SiteKey
from schemas.shape import Shape
from schemas.time import Instant


class Interval(Shape):
    """Two instants."""

    start: Instant
    """When it begins."""
    end: Instant
    """When it ends."""


class Shift(Shape):
    """One unbroken presence of an agent at a site."""

    agent: AgentKey
    """Who."""
    site: SiteKey
    """Where."""
    start: Instant
    """When it begins."""
    end: Instant
    """When it ends."""
