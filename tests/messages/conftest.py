"""People, a mail server, and one who sends."""

from collections.abc import Iterator

import pytest

from planner.store.session import Store
from tests.messages.people import People
from tests.messages.post_office import PostOffice, post_office


@pytest.fixture
def people(sqlite_store: Store) -> People:
    return People(sqlite_store)


@pytest.fixture
def office() -> Iterator[PostOffice]:
    with post_office() as made:
        yield made
