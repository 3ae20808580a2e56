"""A town for each test."""

from collections.abc import Iterator

import pytest

from planner.store.session import Store
from tests.handlers.absent import W49
from tests.handlers.town import Town
from tests.services.weeks import two_sites


@pytest.fixture
def town(sqlite_store: Store) -> Iterator[Town]:
    """Nothing is known in it yet."""
    made = Town(sqlite_store)
    yield made
    made.parts.close()


@pytest.fixture
def planned(town: Town) -> Town:
    """A week is published, far enough ahead that nothing waits for a consent; a1 and a2 hold every door of s1."""
    town.knows(two_sites("mon-3 10:00", e1="auto", e2="auto"))
    town.plans(W49)
    assert town.on_shift("tue") == {"a1", "a2", "b1", "b2"}
    return town
