"""Versions of weeks: every fact raises one, none is lost, and a stale week is known as one."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest

from planner.store import weeks
from planner.store.rows import add_rows
from planner.store.session import Store
from schemas.tables.basin import BasinRow
from tests.store.questions import questions

NOON = datetime(2026, 11, 30, 12, tzinfo=UTC)
WEEK = "2026-W49"


@pytest.fixture(autouse=True)
def _basins(store: Store) -> None:
    with store.transaction() as session:
        add_rows(session, [BasinRow(id="38"), BasinRow(id="73")])


def test_of_many_increments_at_once_none_is_lost(store: Store) -> None:
    """300, from 20 threads."""

    def fact(number: int) -> int:
        with store.transaction() as session:
            return weeks.raise_version(session, "38", WEEK, f"e{number}", at=NOON)

    with ThreadPoolExecutor(20) as pool:
        versions = list(pool.map(fact, range(300)))
    assert sorted(versions) == list(range(1, 301))
    with store.reading() as session:
        row = weeks.get(session, "38", WEEK)
    assert row is not None
    assert (row.version, row.cause_count, len(set(row.cause))) == (300, 300, 50)


def test_a_week_is_stale_from_its_first_fact_until_a_plan_knows_the_last(store: Store) -> None:
    """A plan that was overtaken leaves it stale."""
    with store.transaction() as session:
        weeks.raise_version(session, "38", WEEK, "e1", at=NOON)
        weeks.raise_version(session, "38", WEEK, None, at=NOON + timedelta(hours=1))
        assert weeks.lost_race(session, "38", WEEK) == 1
    with store.transaction() as session:
        assert [(row.week, row.stale_since, row.cause) for row in weeks.stale(session)] == [(WEEK, NOON, ["e1"])]
        weeks.planned(session, "38", WEEK, 1)
        (row,) = weeks.stale(session, "38")
        assert (row.version, row.planned_version, row.races, row.cause, row.cause_count) == (2, 1, 0, [], 0)
        weeks.planned(session, "38", WEEK, 2)
        assert (list(weeks.stale(session)), row.stale_since) == ([], None)


def test_who_holds_a_basin_keeps_others_out_until_the_end(store: Store) -> None:
    """The second sees what the first wrote, whoever reads the clock first."""
    seen: list[int] = []

    def write(_: int) -> None:
        with store.transaction() as session:
            assert weeks.lock_basin(session, "38") is not None
            row = weeks.get(session, "38", WEEK)
            version = 0 if row is None else row.version
            seen.append(weeks.raise_version(session, "38", WEEK, None, at=NOON) - version)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(write, range(40)))
    assert seen == [1] * 40


def test_what_a_batch_touches_is_held_by_one_question_each(store: Store) -> None:
    """Basins, then weeks; one that nobody has asked for is known to be missing, and can still come about."""
    with store.transaction() as session:
        weeks.raise_version(session, "38", WEEK, None, at=NOON)
    with store.transaction() as session:
        with questions(store) as asked:
            weeks.lock_basins(session, ["73", "38"])
            weeks.look_up(session, [("73", WEEK), ("38", WEEK)])
        assert len(asked) == 2
        with questions(store) as asked:
            found = [weeks.get(session, basin, WEEK) for basin in ("38", "73")]
            weeks.lock_basin(session, "38")
        assert ([row and row.version for row in found], asked) == ([1, None], [])
        assert [weeks.raise_version(session, basin, WEEK, None, at=NOON) for basin in ("38", "73")] == [2, 1]


def test_several_basins_are_held_in_one_order(store: Store) -> None:
    """Those that exist; whoever asks for them in another order waits for nobody in a circle."""
    with store.transaction() as session:
        assert list(weeks.lock_basins(session, ["73", "nowhere", "38"])) == ["38", "73"]
        assert weeks.lock_basin(session, "nowhere") is None


def test_a_week_is_looked_at_again_in_calm_until_a_fact_comes(store: Store) -> None:
    """Nobody waits for it; a fact makes it one that people wait for."""
    later, latest = NOON + timedelta(minutes=1), NOON + timedelta(minutes=2)
    with store.transaction() as session:
        weeks.raise_version(session, "38", WEEK, "e1", at=NOON)
        weeks.planned(session, "38", WEEK, 1)
        weeks.plan_on(session, "38", WEEK, (), 0, calm=True, at=later)
        assert [row.calm for row in weeks.stale(session)] == [True]
        assert not weeks.hurried_since(session, NOON)
    with store.transaction() as session:
        weeks.raise_version(session, "38", WEEK, "e2", at=latest)
        assert [row.calm for row in weeks.stale(session)] == [False]
        assert weeks.hurried_since(session, NOON)
        assert not weeks.hurried_since(session, latest)
        weeks.planned(session, "38", WEEK, 3)
        assert not weeks.hurried_since(session, NOON)
