"""app: all that a process answers over HTTP, put together in one place."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime

from fastapi import FastAPI
from prometheus_client import CollectorRegistry
from pydantic import SecretStr
from sqlmodel import Session

from planner.web.api.app import AT, api_app
from planner.web.api.standing import Standing
from planner.web.counted import Count, Counted
from planner.web.feeds import feeds
from planner.web.headers import Guarded
from planner.web.health import Check, health_app
from planner.web.rdv_service_public import deliveries
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


def web_app(behind: Behind) -> FastAPI:
    """Every address: health, deliveries of RDV Service Public, feeds, the API."""
    app = health_app(behind.checks, behind.registry, is_alive=behind.is_alive)
    app.include_router(deliveries(behind.rdv_secret, behind.transactions, behind.clock))
    app.include_router(feeds(behind.reading, behind.transactions, behind.clock, behind.reads_per_minute))
    app.mount(AT, api_app(Standing(behind.transactions, behind.reading, behind.clock, behind.publication)))
    app.add_middleware(Guarded)
    app.add_middleware(Counted, count=behind.count)
    return app
