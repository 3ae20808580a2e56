"""standing: what the API stands on, handed to it once by whoever composes the application."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime

from sqlmodel import Session

from planner.web.rate_limit import RateLimit
from schemas.employer import Publication

Transactions = Callable[[], AbstractContextManager[Session]]

TRIES_A_MINUTE = 10
"""How often one login may be tried in a minute, in one process."""


@dataclass(frozen=True)
class Standing:
    """A store, a clock, and the one setting that proposals are judged by."""

    transactions: Transactions
    reading: Transactions
    clock: Callable[[], datetime]
    publication: Publication = "auto_outside_notice"
    """Which plans are published without being looked at, where an employer says nothing."""
    tries: RateLimit = field(default_factory=lambda: RateLimit(TRIES_A_MINUTE))
    """How often one login may be tried, whether there is such an account or not."""
