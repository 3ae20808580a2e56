"""standing: what the API stands on, handed to it once by whoever composes the application."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime

from pydantic import SecretStr
from sqlmodel import Session

from planner.web.live.streams import Streams
from planner.web.oidc.provider import Provider
from planner.web.rate_limit import RateLimit
from schemas.employer import Publication

Transactions = Callable[[], AbstractContextManager[Session]]

STARTS_A_MINUTE = 60
"""How often one machine may send people to the provider in a minute, in one process: an office shares one address."""
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
    provider: Provider | None = None
    """The identity provider at which people sign in; None where there is none."""
    passwords: bool = True
    """Whether people may sign in by password."""
    public_url: str = "http://127.0.0.1:8000"
    """The address at which people reach this system; those of calendars begin with it."""
    hook_key: SecretStr | None = None
    """From which the secrets of employers' programs are made; None: none is."""
    tries: RateLimit = field(default_factory=lambda: RateLimit(TRIES_A_MINUTE))
    """How often one login may be tried, whether there is such an account or not."""
    starts: RateLimit = field(default_factory=lambda: RateLimit(STARTS_A_MINUTE))
    """How often one machine may begin to sign in at the provider."""
    streams: Streams = field(default_factory=Streams.ended)
    """Who watches what. Where nothing is said, a stream tells what there is and ends."""
    beat_seconds: float = 15.0
    """How long a stream may say nothing."""
