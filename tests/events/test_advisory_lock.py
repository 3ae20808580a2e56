"""The lock of the relay on PostgreSQL: one at a time, lost with its connection."""

from sqlalchemy import text

from events.advisory_lock import AdvisoryLock
from planner.store.session import Store


def test_one_at_a_time_and_who_loses_the_connection_notices(postgresql_store: Store) -> None:
    """What the database ended is not held any more, and free for the next."""
    one, other = (AdvisoryLock(postgresql_store.engine, "relay") for _ in range(2))
    assert one.acquire()
    assert not other.acquire()
    with postgresql_store.engine.connect() as connection:
        connection.execute(
            text(
                "SELECT pg_terminate_backend(pid) FROM pg_locks"
                " WHERE locktype = 'advisory' AND pid <> pg_backend_pid()"
                " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
            )
        )
    assert not one.held()
    assert other.acquire()
    assert not one.acquire()
    other.release()
    assert one.acquire()
    one.release()
