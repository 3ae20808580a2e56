"""taken_in: what a delivery of a tool outside became, taken in event by event within one transaction."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime

import structlog
from sqlmodel import Session

from planner.handlers.submit import submit_within
from schemas.envelope import Envelope

_log = structlog.get_logger(__name__)


def taken_in(session: Session, events: Iterable[Envelope], now: datetime) -> Counter[str]:
    """How many of them ended how. The tool reads no answer, so the log says what was refused and why.

    Raises:
        NotHandledError: where handling broke; the transaction is to be given up.
    """
    ends: Counter[str] = Counter()
    for event in events:
        outcome = submit_within(session, event, now, own=False)
        ends[outcome.end] += 1
        if outcome.end == "rejected":
            expected = [f"{fault.pointer}: {fault.expected}" for fault in outcome.faults]
            _log.warning("delivery.rejected", type=event.type, subject=event.subject, expected=expected)
    return ends
