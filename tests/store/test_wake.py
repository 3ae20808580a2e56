"""Whoever waits hears of a commit at once, over processes and over a connection that was lost."""

import time
from collections.abc import Callable
from datetime import UTC, datetime
from threading import Event

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from planner.store.session import Store
from planner.store.wake import Hearing
from schemas.tables.outbox import OutboxRow

LONG = 10.0
"""Seconds after which something is not coming any more."""


def a_message(number: int | None = None) -> OutboxRow:
    return OutboxRow(id=number, topic="binome.planning", created_at=datetime(2026, 11, 30, tzinfo=UTC))


def until(holds: Callable[[], bool]) -> bool:
    """Whether it comes to hold."""
    over = time.monotonic() + LONG
    while not holds() and time.monotonic() < over:
        time.sleep(0.005)
    return holds()


def test_a_commit_is_heard_and_what_is_undone_is_not(postgresql_store: Store) -> None:
    """It rings once when it begins, for what was stored before; then for every commit, and soon."""
    rung: list[float] = []
    hearing = Hearing(postgresql_store, lambda: rung.append(time.monotonic()))
    hearing.start()
    assert until(lambda: len(rung) == 1)
    with pytest.raises(IntegrityError), postgresql_store.transaction() as session:
        session.add_all([a_message(1), a_message(1)])
    time.sleep(0.05)
    assert len(rung) == 1
    with postgresql_store.transaction() as session:
        session.add(a_message())
        session.flush()
        time.sleep(0.05)
        assert len(rung) == 1
        committing = time.monotonic()
    assert until(lambda: len(rung) == 2)
    assert rung[1] - committing < 1
    hearing.close()


def test_a_lost_connection_is_made_again_and_rings(postgresql_store: Store) -> None:
    """What was stored in between was missed, so one has to look."""
    rung: list[bool] = []
    hearing = Hearing(postgresql_store, lambda: rung.append(True))
    hearing.start()
    assert until(lambda: len(rung) == 1)
    with postgresql_store.transaction() as session:
        session.execute(
            text(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%'"
                " AND datname = current_database() AND pid <> :own"
            ),
            {"own": session.execute(text("SELECT pg_backend_pid()")).scalar()},
        )
    assert until(lambda: len(rung) == 2)
    hearing.close()


def test_on_sqlite_nothing_is_started(sqlite_store: Store) -> None:
    """There a file's time tells it."""
    heard = Event()
    hearing = Hearing(sqlite_store, heard.set)
    hearing.start()
    with sqlite_store.transaction() as session:
        session.add(a_message())
    hearing.close()
    assert not heard.is_set()
