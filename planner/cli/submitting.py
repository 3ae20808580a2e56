"""submitting: what a command says becomes an event, taken in at once; a refusal is said as a user reads it."""

import uuid
from datetime import datetime

from events.outcome import Outcome
from planner.cli.errors import CommandError, Exit
from planner.handlers.submit import submit
from planner.store.session import Store
from schemas.envelope import OWN_SOURCE, Envelope
from schemas.events import TYPE_OF
from schemas.events.data import EventData
from schemas.ids import AccountId, BasinId, EventId

SOURCE = f"{OWN_SOURCE}/cli"
BY = AccountId("cli")
"""Who decides, where the command line is used: whoever may use the store."""


class RefusedError(CommandError):
    """What was asked for is understood and refused, with every reason."""

    exit = Exit.NO


def say(store: Store, data: EventData, *, basin: str, subject: str, now: datetime, refused: str = "Refusé.") -> Outcome:
    """Take in an event of the command line; `RefusedError` says `refused`, then every reason."""
    event = Envelope(
        id=EventId(str(uuid.uuid4())),
        source=SOURCE,
        type=TYPE_OF[type(data)].name,
        subject=subject,
        time=now,
        basin=BasinId(basin),
        data=data,
    )
    outcome = submit(store.transaction, event, now)
    if outcome.end == "rejected":
        raise RefusedError("\n".join((refused, *(f"  {fault}" for fault in outcome.faults))))
    return outcome
