"""backup: a store written to one file while it is in use; the file is whole or is not there."""

import os
import secrets
import shutil
import sqlite3
import subprocess
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from planner.store.engine import WAIT_SECONDS
from planner.store.errors import BackupToolError, StoreFullError, StoreMissingError
from planner.store.session import Store

_PAGES = 1000
"""Pages that are copied at a time; between them others may write."""


def backup(store: Store, target: Path) -> None:
    """Write everything that is committed now: of SQLite a database, of PostgreSQL an archive for `pg_restore`.

    Raises:
        StoreMissingError: where the database is not to be had.
        BackupToolError: where `pg_dump` is not installed or fails.
        OSError: where the file cannot be written.
    """
    write: Callable[[Store, Path], None] = _copy if store.is_sqlite else _dump
    beside = target.with_name(f".{target.name[:100]}.{secrets.token_hex(4)}.tmp")
    try:
        os.close(os.open(beside, os.O_CREAT | os.O_EXCL, 0o600))  # it holds names
        write(store, beside)
        with beside.open("rb") as file:
            os.fsync(file.fileno())
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)


def _copy(store: Store, target: Path) -> None:
    """SQLite's own copy of a database in use; the copy is one file, without a log beside it."""
    store.reach()
    address = f"{Path(store.url.database or '').absolute().as_uri()}?mode=rw"
    try:
        with (
            closing(sqlite3.connect(address, uri=True, timeout=WAIT_SECONDS)) as source,
            closing(sqlite3.connect(target, timeout=WAIT_SECONDS)) as copy,
        ):
            source.backup(copy, pages=_PAGES)
            copy.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.OperationalError as error:
        kind = StoreFullError if "full" in str(error) else StoreMissingError
        raise kind(f"{store.place}: {error}") from error


def _dump(store: Store, target: Path) -> None:
    """`pg_dump`, which sees one picture whatever is written meanwhile; its command line has no password."""
    program = shutil.which("pg_dump")
    if program is None:
        raise BackupToolError(
            "pg_dump is not installed\nMaybe `apt-get install postgresql-client`, or a backup made by the server."
        )
    store.reach()
    secret = {"PGPASSWORD": str(store.url.password)} if store.url.password else {}
    address = store.url.set(drivername="postgresql", password=None).render_as_string()
    done = subprocess.run(  # noqa: S603 - PostgreSQL's own program
        [program, "--format=custom", "--no-owner", f"--file={target}", f"--dbname={address}"],
        env={"PATH": os.defpath, "LANG": "C.UTF-8", **secret},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise BackupToolError(f"pg_dump ended with {done.returncode}: {done.stderr.strip()}")
