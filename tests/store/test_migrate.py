"""Migrations: up and down, from nothing and over rows, whole or not at all, and to exactly the tables of the code."""

import pytest
from alembic.autogenerate import compare_metadata, produce_migrations, render_python_code
from alembic.migration import MigrationContext
from sqlalchemy import inspect, text

from planner.store import migrate, revision_rows, revisions
from planner.store.errors import StoreOutdatedError
from planner.store.rows import add_rows
from planner.store.session import Store
from schemas.tables.basin import BasinRow
from schemas.tables.row import METADATA
from tests.builders import a_roster
from tests.store.test_revisions import BASIN, MADE, PROBLEM, WEEK

STEPS = migrate.steps()


@pytest.fixture
def empty(store: Store) -> Store:
    """A database in which there is nothing at all."""
    migrate.downgrade(store, "base")
    return store


def tables(store: Store) -> set[str]:
    return set(inspect(store.engine).get_table_names()) - {"alembic_version"}


def test_tables_of_the_migrations_are_those_of_the_code(store: Store) -> None:
    """Nothing is left to do; where something is, this is what a new migration would do."""
    assert migrate.is_up_to_date(store)
    with store.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "target_metadata": METADATA})
        left = produce_migrations(context, METADATA)
        assert left.upgrade_ops is not None
        assert compare_metadata(context, METADATA) == [], render_python_code(left.upgrade_ops)


def test_from_empty_up_and_down_again(empty: Store) -> None:
    """Every step on its own, there and back; in the end nothing is left."""
    assert (tables(empty), migrate.current(empty), migrate.is_up_to_date(empty)) == (set(), None, False)
    for step in STEPS:
        migrate.upgrade(empty, step)
        assert migrate.current(empty) == step
    assert tables(empty) == set(METADATA.tables)
    for step in [*reversed(STEPS[:-1]), "base"]:
        migrate.downgrade(empty, step)
    assert tables(empty) == set()


def test_a_store_that_is_up_to_date_is_left_alone(store: Store) -> None:
    """`binome db upgrade` may be called as often as one likes."""
    with store.transaction() as session:
        add_rows(session, [BasinRow(id=BASIN)])
    migrate.upgrade(store)
    migrate.require_up_to_date(store)
    with store.reading() as session:
        assert session.get(BasinRow, BASIN) is not None


def test_one_step_over_rows_loses_none_and_fills_in_what_is_new(store: Store) -> None:
    """Revisions made before the number of short sites was kept have it afterwards, and still have their rows."""
    roster = a_roster(PROBLEM).staff("s1", ("a1", "a2"), "mon 08:30-12:00").build()
    short = sum(not guarantee.met for guarantee in roster.guarantees)
    with store.transaction() as session:
        add_rows(session, [BasinRow(id=BASIN)])
        revisions.add(session, roster, MADE)
    migrate.downgrade(store, "0003")
    with store.engine.connect() as connection:
        assert "short_sites" not in {column["name"] for column in inspect(connection).get_columns("revision")}
        assert connection.execute(text("SELECT count(*) FROM shift")).scalar() == len(roster.shifts)
    migrate.upgrade(store)
    with store.reading() as session:
        row = revisions.get(session, BASIN, WEEK, 1)
        assert row is not None
        assert (row.short_sites, revisions.roster_of(row)) == (short, roster)
        assert len(revision_rows.shifts(session, BASIN, WEEK, 1)) == len(roster.shifts)


def test_a_store_of_another_version_is_refused(store: Store) -> None:
    """An older one asks to be brought up to date; a newer one is beyond this program."""
    migrate.downgrade(store, STEPS[-2])
    with pytest.raises(StoreOutdatedError, match="binome db upgrade"):
        migrate.require_up_to_date(store)
    with store.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreOutdatedError, match="9999"):
        migrate.upgrade(store)


def test_a_step_that_fails_leaves_nothing_half_done(empty: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither tables nor the note of how far it came."""
    migrate.upgrade(empty, "0002")
    before = tables(empty)

    def broken(*_: object, **__: object) -> None:
        raise OSError

    monkeypatch.setattr("alembic.op.add_column", broken)
    with pytest.raises(OSError, match=r"^$"):
        migrate.upgrade(empty)
    assert (tables(empty), migrate.current(empty)) == (before, "0002")
