"""migrate: makes a store's tables, brings them up to date, takes them back; each time whole or not at all."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, text

from planner.store import migrations
from planner.store.engine import engine_of
from planner.store.errors import StoreOutdatedError
from planner.store.session import Store

_SCRIPTS = Path(migrations.__file__).parent
_LOCK = 0x42_49_4E_4F
"""PostgreSQL's number of the lock that one migration at a time holds."""


def newest() -> str:
    """The step that this version of the program needs."""
    return str(ScriptDirectory.from_config(_config()).get_current_head())


def steps() -> tuple[str, ...]:
    """Every step, the oldest first."""
    found = ScriptDirectory.from_config(_config()).walk_revisions()
    return tuple(reversed([script.revision for script in found]))


def current(store: Store) -> str | None:
    """The step that a store's tables are at; None where it has none yet."""
    with store.reading() as session:
        return MigrationContext.configure(session.connection()).get_current_revision()


def is_up_to_date(store: Store) -> bool:
    """Whether a store's tables are those that this version of the program needs."""
    return current(store) == newest()


def require_up_to_date(store: Store) -> None:
    """Raise `StoreOutdatedError` where the tables are not those of this version."""
    found = current(store)
    if found != newest():
        raise StoreOutdatedError(
            f"{store.place}: its tables are at step {found or 'none'}, this version needs {newest()}\n"
            "Maybe `binome db upgrade` was not called."
        )


def upgrade(store: Store, revision: str = "head") -> None:
    """Bring a store's tables to a step, as a rule the newest; nothing is done where they are there.

    Raises:
        StoreOutdatedError: where they are at a step that this version does not know: it is the program that is older.
    """
    with _migrating(store) as connection:
        command.upgrade(_config(connection), revision)


def downgrade(store: Store, revision: str) -> None:
    """Take a store's tables back to an older step, `base` being the time before the first; what they held is lost.

    Raises:
        StoreOutdatedError: where there is no such step.
    """
    with _migrating(store) as connection:
        command.downgrade(_config(connection), revision)


@contextmanager
def _migrating(store: Store) -> Iterator[Connection]:
    """A transaction for one migration at a time, in which tables may be dropped without what refers to them."""
    engine = engine_of(store.url, keys=False)
    try:
        with store.told(), engine.begin() as connection:
            if not store.is_sqlite:  # SQLite lets one write at a time anyway
                connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": _LOCK})
            yield connection
            if store.is_sqlite and (lost := connection.execute(text("PRAGMA foreign_key_check")).all()):
                raise RuntimeError(f"a migration left rows that refer to nothing: {lost[:5]}")
    except CommandError as error:
        raise StoreOutdatedError(f"{store.place}: {error}\nMaybe another version of the program made it.") from error
    finally:
        engine.dispose()


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config
