"""Outcome: how an event ends; every event that comes in ends in one of four."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from schemas.faults import Fault

End = Literal["applied", "superseded", "pending", "rejected"]


@dataclass(frozen=True)
class Outcome:
    """How an event ended."""

    end: End
    faults: Sequence[Fault] = ()
    """Why it was rejected; empty otherwise."""
    led_to: Sequence[str] = ()
    """Ids of what it led to: events of ours, revisions."""


APPLIED = Outcome("applied")
"""It holds from now on."""
SUPERSEDED = Outcome("superseded")
"""A newer one about the same thing was here before."""
PENDING = Outcome("pending")
"""Its basin is known, its agent or referent not yet."""


def rejected(*faults: Fault) -> Outcome:
    """It is not taken, and a dead letter says why."""
    return Outcome("rejected", faults)
