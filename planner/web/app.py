"""app: all that a process answers over HTTP, put together in one place."""

import time
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime

from fastapi import FastAPI
from prometheus_client import CollectorRegistry
from pydantic import SecretStr
from sqlmodel import Session
from starlette.routing import Mount, Router
from starlette.types import ASGIApp

from planner.web.api.app import AT, api_app
from planner.web.api.standing import STARTS_A_MINUTE, TRIES_A_MINUTE, Standing
from planner.web.counted import Count, Counted
from planner.web.feeds import Feeds
from planner.web.headers import Guarded
from planner.web.health import Check, health_app
from planner.web.live.streams import Streams
from planner.web.oidc.provider import Provider
from planner.web.oidc.routes import sign_in_pages
from planner.web.pages.static import static
from planner.web.people.nowhere import nowhere
from planner.web.people.routes import people_pages
from planner.web.rate_limit import RateLimit
from planner.web.rdv_service_public import deliveries
from planner.web.stop_messages import stop_messages
from schemas.employer import Publication

Transactions = Callable[[], AbstractContextManager[Session]]


@dataclass(frozen=True)
class Behind:
    """What stands behind the pages of a process."""

    transactions: Transactions
    reading: Transactions
    clock: Callable[[], datetime]
    registry: CollectorRegistry
    checks: Mapping[str, Check]
    is_alive: Callable[[], bool]
    rdv_secret: SecretStr | None
    count: Count
    """Counts what was asked for and how it ended."""
    reads_per_minute: int
    """How often a feed may be read; who asks more often is told to wait."""
    publication: Publication = "auto_outside_notice"
    """Which plans are published without being looked at, where an employer says nothing."""
    among: int = 1
    """How many processes answer on the port: each lets through its part of what may be asked in a minute."""
    provider: Provider | None = None
    """The identity provider at which people sign in; None where there is none."""
    passwords: bool = True
    """Whether people may sign in by password."""
    timer: Callable[[], float] = time.monotonic
    """Counts the seconds between two tries to sign in."""
    public_url: str = "http://127.0.0.1:8000"
    """The address at which people reach this system."""
    hook_key: SecretStr | None = None
    """From which the secrets of employers' programs are made; None: none is."""
    streams: Streams = field(default_factory=Streams.ended)
    """Who watches what; closed by whoever made them."""
    beat_seconds: float = 15.0
    """How long a stream may say nothing."""


def routed(behind: Behind, standing: Standing) -> FastAPI:
    """Every address beside the API that has a route: health, deliveries of RDV Service Public, signing in and so on."""
    app = health_app(behind.checks, behind.registry, is_alive=behind.is_alive)
    app.include_router(deliveries(behind.rdv_secret, behind.transactions, behind.clock))
    app.include_router(static())
    app.include_router(stop_messages(behind.transactions, behind.clock))
    app.include_router(sign_in_pages(standing))
    app.include_router(people_pages(standing))
    app.add_exception_handler(404, nowhere)
    return app


def standing_of(behind: Behind) -> Standing:
    """What the API and signing in stand on."""
    return Standing(
        behind.transactions,
        behind.reading,
        behind.clock,
        behind.publication,
        tries=RateLimit(max(1, TRIES_A_MINUTE // behind.among), behind.timer),
        starts=RateLimit(max(1, STARTS_A_MINUTE // behind.among), behind.timer),
        provider=behind.provider,
        passwords=behind.passwords,
        public_url=behind.public_url,
        hook_key=behind.hook_key,
        streams=behind.streams,
        beat_seconds=behind.beat_seconds,
    )


def web_app(behind: Behind) -> ASGIApp:
    """Every address: those, the API, and feeds before them."""
    per_minute, standing = max(1, behind.reads_per_minute // behind.among), standing_of(behind)
    parted = Router([Mount(AT, api_app(standing))], default=routed(behind, standing))
    read = Feeds(parted, behind.reading, behind.transactions, behind.clock, per_minute)
    return Counted(Guarded(read), behind.count)
