"""Transactions: whole or not at all, seen alike by readers, and named without a password."""

import time
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import QueuePool, create_engine, text
from sqlalchemy.exc import IntegrityError, InternalError, OperationalError, ProgrammingError
from sqlmodel import Session

from events.savepoint import savepoint
from planner.store import weeks
from planner.store.errors import (
    StoreAddressError,
    StoreBusyError,
    StoreDamagedError,
    StoreError,
    StoreFullError,
    StoreMissingError,
)
from planner.store.migrate import is_up_to_date
from planner.store.rows import add_if_new, add_rows
from planner.store.session import Store
from schemas.tables.agent import AgentRow, AgentSiteRow
from schemas.tables.basin import BasinRow
from schemas.tables.week import WeekRow

NOON = datetime(2026, 11, 30, 12, tzinfo=UTC)


def test_what_is_raised_in_a_transaction_undoes_it(store: Store) -> None:
    """Nothing is half-done."""

    def failing() -> None:
        with store.transaction() as session:
            add_rows(session, [BasinRow(id="38")])
            raise KeyError

    with pytest.raises(KeyError):
        failing()
    with store.reading() as session:
        assert session.get(BasinRow, "38") is None


def test_a_savepoint_is_undone_by_itself(store: Store) -> None:
    """One of a batch fails, the others stay."""
    with store.transaction() as session:
        add_rows(session, [BasinRow(id="38")])
        with pytest.raises(IntegrityError), session.begin_nested():
            add_rows(session, [BasinRow(id="73"), BasinRow(id="38")])
        session.add(BasinRow(id="74"))
    with store.reading() as session:
        assert [session.get(BasinRow, key) is not None for key in ("38", "73", "74")] == [True, False, True]


def test_a_reader_sees_one_picture(store: Store) -> None:
    """What is written after its first question does not show, and it keeps nobody from writing."""
    with store.transaction() as session:
        add_rows(session, [BasinRow(id="38"), WeekRow(basin="38", week="2026-W49")])
    with store.reading() as reader:
        assert reader.get(BasinRow, "38") is not None
        with store.transaction() as session:
            weeks.raise_version(session, "38", "2026-W49", None, at=NOON)
        row = weeks.get(reader, "38", "2026-W49")
        assert row is not None
        assert row.version == 0


def test_rows_go_in_before_those_that_refer_to_them(store: Store) -> None:
    """In whatever order they are given."""
    agent = AgentRow(id="a1", basin="38", name="A", employer="e", home_site="s1")
    with store.transaction() as session:
        add_rows(session, [AgentSiteRow(agent="a1", site="s1"), agent, BasinRow(id="38")])
        assert not add_if_new(session, BasinRow(id="38"))
        assert add_if_new(session, BasinRow(id="73"))
        assert session.get(AgentSiteRow, ("a1", "s1")) is not None


def test_a_transaction_inside_another_one_is_refused_where_it_would_wait_for_itself(sqlite_store: Store) -> None:
    """At once, and not after half a minute."""
    with sqlite_store.transaction(), pytest.raises(StoreBusyError, match="inside another"), sqlite_store.transaction():
        raise AssertionError
    with sqlite_store.transaction() as session:
        assert session.get(BasinRow, "38") is None


def test_a_database_that_is_not_there_is_named_without_its_password() -> None:
    """Whoever reads the log learns no secret."""
    store = Store("postgresql://binome:s3cret@127.0.0.1:1/nothing")
    with pytest.raises(StoreMissingError) as raised:
        store.reach()
    assert "s3cret" not in f"{raised.value}{store.place}"
    assert "127.0.0.1" in store.place


@pytest.mark.parametrize("url", ["binome.db", "sqlite://", "mysql://u:s3cret@h/d", "sqlite:///:memory:"])
def test_an_address_that_keeps_nothing_is_refused(url: str) -> None:
    """Memory forgets, and there is no driver for others."""
    with pytest.raises(StoreAddressError) as raised:
        Store(url)
    assert "s3cret" not in str(raised.value)


def _fill(session: Session) -> None:
    """Store more than there is room for."""
    connection = session.connection()
    pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
    connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    connection.exec_driver_sql("INSERT INTO outbox (topic, value, created_at) VALUES ('t', randomblob(1000000), '')")


def test_a_transaction_that_the_database_has_ended_is_not_gone_on_with(sqlite_store: Store) -> None:
    """SQLite ends it where the disk is full; what came after would be stored statement by statement."""

    def going_on() -> None:
        with sqlite_store.transaction() as session:
            with suppress(OperationalError):
                _fill(session)
            add_rows(session, [BasinRow(id="38")])

    with pytest.raises(StoreError):
        going_on()
    with sqlite_store.reading() as session:
        assert session.get(BasinRow, "38") is None


def test_what_ended_a_transaction_is_told_and_not_what_followed_from_it(sqlite_store: Store) -> None:
    """A savepoint that is gone with it cannot be gone back to."""

    def filling() -> None:
        with sqlite_store.transaction() as session, savepoint(session):
            _fill(session)

    with pytest.raises(StoreFullError):
        filling()


def test_a_database_that_only_reads_is_not_to_be_had(postgresql_store: Store) -> None:
    """As a standby does after those who wrote to it were not told of the new one; it is tried again."""

    def writing() -> None:
        with postgresql_store.transaction() as session:
            session.connection().exec_driver_sql("SET TRANSACTION READ ONLY")
            add_rows(session, [BasinRow(id="38")])

    with pytest.raises(StoreMissingError):
        writing()


def test_a_transaction_that_stood_still_for_too_long_can_be_tried_again(postgresql_store: Store) -> None:
    """The database has broken it off, so that what it held is free."""

    def standing_still() -> None:
        with postgresql_store.transaction() as session:
            connection = session.connection()
            connection.exec_driver_sql("SET LOCAL idle_in_transaction_session_timeout = 1")
            mine = connection.exec_driver_sql("SELECT pg_backend_pid()").scalar_one()
            end = time.monotonic() + 30
            while is_there(mine):
                assert time.monotonic() < end, "nobody has ended it"
            connection.exec_driver_sql("SELECT 1")

    def is_there(process: int) -> bool:
        with postgresql_store.reading() as session:
            asked = text("SELECT count(*) FROM pg_stat_activity WHERE pid = :process")
            return bool(session.connection().execute(asked, {"process": process}).scalar_one())

    with pytest.raises(StoreMissingError):
        standing_still()


def test_where_all_connections_are_in_use_the_store_is_busy(sqlite_store: Store) -> None:
    engine = create_engine("sqlite://", poolclass=QueuePool, pool_size=1, max_overflow=0, pool_timeout=0.01)
    with engine.connect(), pytest.raises(StoreBusyError), sqlite_store.told():
        engine.connect()
    engine.dispose()


def test_a_question_after_one_that_failed_is_no_trouble_of_the_database(postgresql_store: Store) -> None:
    """It is a fault of ours, and would be one again: nobody tries it for ever."""

    def going_on() -> None:
        with postgresql_store.transaction() as session:
            with suppress(ProgrammingError):
                session.connection().exec_driver_sql("SELECT nothing FROM nowhere")
            session.connection().exec_driver_sql("SELECT 1")

    with pytest.raises(InternalError):
        going_on()


def test_both_ends_of_a_connection_notice_a_silent_other_one(postgresql_store: Store) -> None:
    """Else a relay whose machine lost its power would hold its lock for two hours."""
    with postgresql_store.reading() as session:
        driver = session.connection().connection.driver_connection
        assert isinstance(driver, psycopg.Connection)
        stated = driver.info.get_parameters()
    here = {name: stated[name] for name in ("tcp_user_timeout", "keepalives_idle")}
    there = {each for each in stated["options"].split() if each.startswith("tcp_")}  # its own socket has no such thing
    assert here == {"tcp_user_timeout": "30000", "keepalives_idle": "10"}
    assert there >= {"tcp_user_timeout=30000", "tcp_keepalives_idle=10", "tcp_keepalives_count=3"}


def test_who_only_asks_whether_the_store_can_be_used_waits_for_no_writer(sqlite_store: Store) -> None:
    """Another process asks, while this one writes for longer than anybody waits."""
    other = Store(sqlite_store.url.render_as_string())
    with sqlite_store.transaction() as session:
        add_rows(session, [BasinRow(id="38")])
        other.reach()
        assert is_up_to_date(other)
    other.close()


@pytest.mark.parametrize("kept", [0, 8192], ids=["no database", "a damaged one"])
def test_a_file_that_holds_no_sound_database_is_called_damaged(sqlite_store: Store, tmp_path: Path, kept: int) -> None:
    """Waiting would mend nothing."""
    whole = Path(sqlite_store.url.database or "").read_bytes()
    file = tmp_path / "damaged.db"
    file.write_bytes(whole[:kept] + b"no database at all" * ((len(whole) - kept) // 18))
    damaged = Store(f"sqlite:///{file}")

    def looking() -> None:
        with damaged.reading() as session:
            session.get(BasinRow, "38")
            session.connection().exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one()

    with pytest.raises(StoreDamagedError):
        looking()
    damaged.close()
