"""behind: what stands behind the pages of a process, over a store in which a week is published."""

from typing import Any

from prometheus_client import CollectorRegistry

from planner.web.app import Behind
from tests.web.api.counter import Counter


def behind_of(counter: Counter, **more: Any) -> Behind:  # noqa: ANN401 - whatever else a test is about
    """With the counter's store and clock."""
    return Behind(
        transactions=counter.store.transaction,
        reading=counter.store.reading,
        clock=lambda: counter.now,
        registry=CollectorRegistry(),
        checks={},
        is_alive=lambda: True,
        rdv_secret=None,
        count=lambda *_: None,
        reads_per_minute=60,
        **more,
    )
