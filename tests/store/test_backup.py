"""Backups: whole while others write, restorable, and readable by nobody else."""

import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

import pytest

from planner.store import weeks
from planner.store.backup import backup
from planner.store.errors import BackupToolError, StoreMissingError
from planner.store.migrate import is_up_to_date
from planner.store.rows import add_rows
from planner.store.session import Store
from schemas.tables.basin import BasinRow
from tests.database.fixtures import Fresh
from tests.database.server import program

NOON = datetime(2026, 11, 30, 12, tzinfo=UTC)
PAIR = ("2026-W49", "2026-W50")
"""Two weeks whose versions are raised together: a backup that catches one without the other is torn."""


@pytest.fixture(autouse=True)
def _pair(store: Store) -> None:
    with store.transaction() as session:
        add_rows(session, [BasinRow(id="38")])
    raise_both(store)


def raise_both(store: Store) -> None:
    with store.transaction() as session:
        for week in PAIR:
            weeks.raise_version(session, "38", week, None, at=NOON)


def versions(store: Store) -> list[int]:
    with store.reading() as session:
        return [row.version for row in weeks.of_basin(session, "38", *PAIR)]


@pytest.fixture
def restored(store: Store, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Store]:
    """A backup made while somebody writes, put where it can be read."""
    over = Event()

    def write() -> None:
        while not over.is_set():
            raise_both(store)

    with ThreadPoolExecutor(1) as pool:
        writing = pool.submit(write)
        backup(store, tmp_path / "saved")
        over.set()
        writing.result()
    back = Store(_put_back(store, tmp_path / "saved", request))
    yield back
    back.close()


def _put_back(store: Store, saved: Path, request: pytest.FixtureRequest) -> str:
    if store.is_sqlite:
        return f"sqlite:///{saved}"
    fresh: Fresh = request.getfixturevalue("fresh_postgresql")
    url = fresh()
    command = [program("pg_restore"), "--clean", "--if-exists", "--no-owner", f"--dbname={url}", str(saved)]
    subprocess.run(command, check=True)  # noqa: S603 - PostgreSQL's own program
    return url


def test_a_backup_made_while_others_write_is_one_picture(store: Store, restored: Store, tmp_path: Path) -> None:
    """Both versions or neither; it is up to date, stands alone, and only its owner may read it."""
    first, second = versions(restored)
    assert first == second >= 1
    assert is_up_to_date(restored)
    assert versions(store)[0] >= first
    assert (tmp_path / "saved").stat().st_mode & 0o077 == 0
    raise_both(restored)
    assert versions(restored) == [first + 1, first + 1]


def test_a_backup_that_fails_leaves_what_was_there(
    postgresql_store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The old file, and nothing beside it; what to install is said."""
    saved = tmp_path / "saved"
    saved.write_text("before")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(BackupToolError, match="postgresql-client"):
        backup(postgresql_store, saved)
    assert (saved.read_text(), [path.name for path in tmp_path.glob(".*")]) == ("before", [])


def test_nothing_is_made_of_a_store_that_is_not_there(tmp_path: Path) -> None:
    """Neither a file nor a database."""
    with pytest.raises(StoreMissingError):
        backup(Store(f"sqlite:///{tmp_path / 'nowhere.db'}"), tmp_path / "saved")
    assert [path.name for path in tmp_path.glob("*nowhere*")] == []
    assert not (tmp_path / "saved").exists()
