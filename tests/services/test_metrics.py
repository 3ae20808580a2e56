"""Every metric of the catalogue is given out under its name, and says what it should."""

from datetime import UTC, datetime, timedelta

import pytest
from prometheus_client import CollectorRegistry, generate_latest

from planner.services.metrics import CATALOGUE, Metrics, StoreCollector
from planner.services.store_figures import StoreFigures
from planner.store.errors import StoreMissingError

NOON = datetime(2026, 11, 30, 12, tzinfo=UTC)
FIGURES = StoreFigures(
    stale_weeks=3,
    stale_since=NOON - timedelta(seconds=90),
    outbox_waiting=5,
    outbox_parked=1,
    outbox_since=NOON - timedelta(seconds=2),
    dead_letters=4,
    waiting_events=6,
    alerts={"label_short": 2},
    short_of_label={"38": 2},
)


@pytest.fixture
def registry() -> CollectorRegistry:
    """A registry in which everything was measured once."""
    made = CollectorRegistry()
    metrics = Metrics(made)
    made.register(StoreCollector(lambda: FIGURES, lambda: NOON))
    metrics.lagging("planner", {"binome.planning": 7})
    metrics.handled("binome.absence.reported.v1", "applied")
    metrics.solved("stored")
    metrics.settled({"label": 0.2, "stability": 1.2})
    metrics.published(1.4)
    metrics.asked("/feeds/…", 304)
    return made


def test_what_is_described_is_given_out_and_nothing_else(registry: CollectorRegistry) -> None:
    """Name, kind, labels and meaning of every metric."""
    given = {}
    for family in registry.collect():
        samples = [sample for sample in family.samples if not sample.name.endswith("_created")]
        labels = {label for sample in samples for label in sample.labels if label != "le"}
        given[family.name] = (family.type, labels, family.documentation)
    assert given == {each.name: (each.kind, set(each.labels), each.means) for each in CATALOGUE}


@pytest.mark.parametrize(
    ("sample", "labels", "value"),
    [
        ("binome_consumer_lag", {"group": "planner", "topic": "binome.planning"}, 7),
        ("binome_events_total", {"type": "binome.absence.reported.v1", "outcome": "applied"}, 1),
        ("binome_oldest_stale_week_seconds", {}, 90),
        ("binome_stale_weeks", {}, 3),
        ("binome_solves_total", {"outcome": "stored"}, 1),
        ("binome_solve_seconds_bucket", {"rung": "stability", "le": "1.0"}, 0),
        ("binome_solve_seconds_bucket", {"rung": "stability", "le": "1.5"}, 1),
        ("binome_publication_seconds_sum", {}, 1.4),
        ("binome_outbox_depth", {"state": "waiting"}, 5),
        ("binome_outbox_depth", {"state": "parked"}, 1),
        ("binome_outbox_oldest_seconds", {}, 2),
        ("binome_sites_short_of_label", {"basin": "38"}, 2),
        ("binome_alerts", {"kind": "label_short"}, 2),
        ("binome_dead_letters", {}, 4),
        ("binome_waiting_events", {}, 6),
        ("binome_store_up", {}, 1),
    ],
)
def test_a_metric_says_what_was_measured(
    registry: CollectorRegistry, sample: str, labels: dict[str, str], value: float
) -> None:
    """As Prometheus reads it."""
    assert registry.get_sample_value(sample, labels) == value


def test_the_store_is_asked_when_somebody_asks() -> None:
    """Not when the metrics are made: a process whose database is away starts all the same."""
    asked = []

    def read() -> StoreFigures:
        asked.append(True)
        return StoreFigures()

    registry = CollectorRegistry()
    registry.register(StoreCollector(read, lambda: NOON))
    assert asked == []
    generate_latest(registry)
    assert asked == [True]


def test_nothing_that_waits_has_no_age() -> None:
    """Zero, and never less, whatever the clocks say."""
    for figures in (StoreFigures(), StoreFigures(stale_since=NOON + timedelta(seconds=5))):
        registry = CollectorRegistry()
        registry.register(StoreCollector(lambda figures=figures: figures, lambda: NOON))  # type: ignore[misc]  # a default keeps the loop's value
        assert registry.get_sample_value("binome_oldest_stale_week_seconds") == 0


def test_without_the_store_the_rest_is_given_out_all_the_same() -> None:
    """And that it does not answer; zeros for what nobody knows would look like peace."""

    def read() -> StoreFigures:
        raise StoreMissingError("postgresql://binome@db/binome")

    registry = CollectorRegistry()
    Metrics(registry).published(1.0)
    registry.register(StoreCollector(read, lambda: NOON))
    assert registry.get_sample_value("binome_store_up") == 0
    assert registry.get_sample_value("binome_publication_seconds_count") == 1
    assert registry.get_sample_value("binome_outbox_depth", {"state": "waiting"}) is None
