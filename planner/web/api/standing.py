"""standing: what the API stands on, handed to it once by whoever composes the application."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from schemas.employer import Publication

Transactions = Callable[[], AbstractContextManager[Session]]


@dataclass(frozen=True)
class Standing:
    """A store, a clock, and the one setting that proposals are judged by."""

    transactions: Transactions
    reading: Transactions
    clock: Callable[[], datetime]
    publication: Publication = "auto_outside_notice"
    """Which plans are published without being looked at, where an employer says nothing."""
