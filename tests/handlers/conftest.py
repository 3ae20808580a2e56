"""A town for each test."""

from collections.abc import Iterator

import pytest

from planner.store.session import Store
from tests.handlers.town import Town


@pytest.fixture
def town(sqlite_store: Store) -> Iterator[Town]:
    """Nothing is known in it yet."""
    made = Town(sqlite_store)
    yield made
    made.parts.close()
