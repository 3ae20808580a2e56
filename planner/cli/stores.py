"""The store that a command works on, as it is set; let go of when the command ends."""

from collections.abc import Iterator
from contextlib import contextmanager

from config.settings import load_settings
from planner.store.migrate import require_up_to_date
from planner.store.session import Store


@contextmanager
def any_store() -> Iterator[Store]:
    """The store, whatever its tables are at; for what looks after tables."""
    store = Store(load_settings().database_url.get_secret_value())
    try:
        yield store
    finally:
        store.close()


@contextmanager
def the_store() -> Iterator[Store]:
    """The store, there and up to date; `StoreError` where it is not, which ends the call with status 5."""
    with any_store() as store:
        store.reach()
        require_up_to_date(store)
        yield store
