"""The times of what we say: they only grow, whatever is said, refused, or done to the clock."""

from datetime import UTC, datetime, timedelta

from events import outbox
from events.own_time import STEP, own_time
from planner.store.session import Store

NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)


def said(store: Store, *subjects: str, now: datetime = NOON) -> list[datetime]:
    """Say something of each, in one transaction."""
    times = []
    with store.transaction() as session:
        for subject in subjects:
            times.append(own_time(session, "38", subject, now))
            outbox.put(session, basin="38", topic="t", key=subject, value=b"", at=times[-1])
    return times


def test_what_is_said_at_once_of_several_things_has_one_time(sqlite_store: Store) -> None:
    assert said(sqlite_store, "a", "b", "c") == [NOON] * 3


def test_of_one_thing_each_word_is_later_than_the_last(sqlite_store: Store) -> None:
    first, other, second, third = said(sqlite_store, "a", "b", "a", "a")
    assert first == other < second < third


def test_the_next_transaction_is_later_than_all_of_the_one_before(sqlite_store: Store) -> None:
    before = said(sqlite_store, "a", "a", "b")
    assert said(sqlite_store, "a", "b") == [max(before) + STEP] * 2


def test_a_clock_that_went_back_makes_nothing_older(sqlite_store: Store) -> None:
    (before,) = said(sqlite_store, "a")
    assert said(sqlite_store, "a", now=NOON - timedelta(hours=1)) == [before + STEP]
    assert said(sqlite_store, "a", now=NOON + timedelta(hours=1)) == [NOON + timedelta(hours=1)]
