"""metrics: what is measured of the work, for Prometheus; the registry is passed in.

`CATALOGUE` describes every metric: the reference page, the dashboard and the alert rules are held to it. Some are
counted here as the work goes on; others are read from the store when somebody asks (`planner.services.store_figures`).
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector
from sqlalchemy.exc import SQLAlchemyError

from planner.services.store_figures import StoreFigures
from planner.store.errors import StoreError

Outcome = Literal["stored", "overtaken", "none", "failed"]
"""What became of a plan."""

SECONDS = (0.05, 0.1, 0.25, 0.5, 1.0, 1.5, 2.0, 3.0, 5.0, 10.0, 30.0, 60.0, 300.0)
"""Bounds of the buckets of times: finer where the promises lie (1.5 s and 3 s from event to publication)."""


@dataclass(frozen=True)
class Described:
    """One metric."""

    name: str
    kind: Literal["counter", "gauge", "histogram"]
    labels: tuple[str, ...]
    means: str


LAG = Described("binome_consumer_lag", "gauge", ("group", "topic"), "Messages that this process has still to read.")
STALE = Described(
    "binome_oldest_stale_week_seconds", "gauge", (), "How long the week that waits longest for a plan has waited."
)
STALE_WEEKS = Described("binome_stale_weeks", "gauge", (), "Weeks whose plan is older than their facts.")
SOLVE = Described(
    "binome_solve_seconds", "histogram", ("rung",), "Seconds from the beginning of a plan until a rung is settled."
)
SOLVES = Described(
    "binome_solves", "counter", ("outcome",), "Plans made: stored, overtaken by newer facts, without a roster, failed."
)
PUBLICATION = Described(
    "binome_publication_seconds", "histogram", (), "Seconds from an event to the publication that it led to."
)
EVENTS = Described("binome_events", "counter", ("type", "outcome"), "Events handled, by type and outcome.")
OUTBOX = Described("binome_outbox_depth", "gauge", ("state",), "Events not yet sent: waiting, or parked as refused.")
OUTBOX_AGE = Described("binome_outbox_oldest_seconds", "gauge", (), "How long the oldest waiting event has waited.")
SHORT = Described("binome_sites_short_of_label", "gauge", ("basin",), "Sites whose label a published week breaks.")
ALERTS = Described("binome_alerts", "gauge", ("kind",), "Alerts that stand.")
STORE = Described("binome_store_up", "gauge", (), "1 while the store answers; else what is read from it is left out.")
DEAD_LETTERS = Described("binome_dead_letters", "gauge", (), "Refused events that nobody has looked at yet.")
REQUESTS = Described(
    "binome_requests", "counter", ("route", "status"), "Answers over HTTP, by route and status; no address in full."
)
WAITING = Described("binome_waiting_events", "gauge", (), "Events whose agent or referent is not known yet.")

CATALOGUE = (
    LAG,
    EVENTS,
    STALE,
    STALE_WEEKS,
    SOLVE,
    SOLVES,
    PUBLICATION,
    OUTBOX,
    OUTBOX_AGE,
    SHORT,
    ALERTS,
    DEAD_LETTERS,
    WAITING,
    REQUESTS,
    STORE,
)
"""Every metric, in the order of the way of an event."""

FROM_STORE = (STALE, STALE_WEEKS, OUTBOX, OUTBOX_AGE, SHORT, ALERTS, DEAD_LETTERS, WAITING, STORE)
"""Those that are read from the store whenever somebody asks."""


class Metrics:
    """What this process counts."""

    def __init__(self, registry: CollectorRegistry) -> None:
        """Make the metrics in a registry; once for each."""
        self._lag = Gauge(LAG.name, LAG.means, LAG.labels, registry=registry)
        self._solve = Histogram(SOLVE.name, SOLVE.means, SOLVE.labels, registry=registry, buckets=SECONDS)
        self._solves = Counter(SOLVES.name, SOLVES.means, SOLVES.labels, registry=registry)
        self._publication = Histogram(PUBLICATION.name, PUBLICATION.means, registry=registry, buckets=SECONDS)
        self._events = Counter(EVENTS.name, EVENTS.means, EVENTS.labels, registry=registry)
        self._requests = Counter(REQUESTS.name, REQUESTS.means, REQUESTS.labels, registry=registry)

    def lagging(self, group: str, waiting: Mapping[str, int]) -> None:
        """How many messages wait in each topic for a group, as this process holds its partitions."""
        for topic, count in waiting.items():
            self._lag.labels(group, topic).set(count)

    def handled(self, kind: str, outcome: str) -> None:
        """An event was handled."""
        self._events.labels(kind, outcome).inc()

    def asked(self, route: str, status: int) -> None:
        """Somebody asked over HTTP, and was answered."""
        self._requests.labels(route, str(status)).inc()

    def solved(self, outcome: Outcome) -> None:
        """A plan was made."""
        self._solves.labels(outcome).inc()

    def settled(self, rungs: Mapping[str, float]) -> None:
        """After how many seconds each rung of a plan was settled."""
        for rung, seconds in rungs.items():
            self._solve.labels(rung).observe(seconds)

    def published(self, seconds: float) -> None:
        """A publication came so many seconds after the event that led to it."""
        self._publication.observe(max(0.0, seconds))


class StoreCollector(Collector):
    """Metrics that are read from the store whenever somebody asks for them."""

    def __init__(self, read: Callable[[], StoreFigures], clock: Callable[[], datetime]) -> None:
        """Take what reads them; nothing is read before somebody asks."""
        self._read, self._clock = read, clock

    def describe(self) -> Iterator[Metric]:
        """Their names, so that a registry takes them without asking the store."""
        yield from map(_family, FROM_STORE)

    def collect(self) -> Iterator[Metric]:
        """Their values now; where the store does not answer, that it does not."""
        try:
            figures = self._read()
        except (SQLAlchemyError, StoreError):
            yield _one(STORE, 0)
            return
        now = self._clock()
        yield _one(STORE, 1)
        yield _one(STALE, _age(figures.stale_since, now))
        yield _one(STALE_WEEKS, figures.stale_weeks)
        yield _many(OUTBOX, {"waiting": figures.outbox_waiting, "parked": figures.outbox_parked})
        yield _one(OUTBOX_AGE, _age(figures.outbox_since, now))
        yield _many(SHORT, figures.short_of_label)
        yield _many(ALERTS, figures.alerts)
        yield _one(DEAD_LETTERS, figures.dead_letters)
        yield _one(WAITING, figures.waiting_events)


def _family(described: Described) -> GaugeMetricFamily:
    return GaugeMetricFamily(described.name, described.means, labels=described.labels or None)


def _one(described: Described, value: float) -> GaugeMetricFamily:
    family = _family(described)
    family.add_metric([], value)
    return family


def _many(described: Described, values: Mapping[str, int]) -> GaugeMetricFamily:
    family = _family(described)
    for label, value in values.items():
        family.add_metric([label], value)
    return family


def _age(since: datetime | None, now: datetime) -> float:
    """Seconds since a moment; 0 where nothing waits."""
    return 0.0 if since is None else max(0.0, (now - since).total_seconds())
