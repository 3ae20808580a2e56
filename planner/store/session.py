"""Store: transactions over one database, SQLite or PostgreSQL."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from threading import Lock, get_ident

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, TimeoutError  # noqa: A004 - of who waits for a connection
from sqlmodel import Session

from planner.store.engine import WAIT_SECONDS, address, engine_of, reading
from planner.store.errors import StoreBusyError, StoreMissingError
from planner.store.troubles import is_trouble, trouble


class Store:
    """One database, made once in the process and handed to who needs it. Threads may share it.

        store = Store("sqlite:///binome.db")
        with store.transaction() as session:
            lock_basin(session, "38")
            ...                       # committed at the end; rolled back where anything is raised

    Nothing is opened before it is first used.
    """

    def __init__(self, url: str) -> None:
        """Take the address; `StoreAddressError` where it is none."""
        self.url = address(url)
        self.engine = engine_of(self.url)
        self._reading = reading(self.engine)
        self._turn = _Turn() if self.is_sqlite else None

    @property
    def is_sqlite(self) -> bool:
        """Whether it is a file of SQLite; else it is PostgreSQL."""
        return self.url.get_backend_name() == "sqlite"

    @property
    def place(self) -> str:
        """Where it is, as people may see it: without the password."""
        secret = [name for name in self.url.query if name.endswith("password")]
        return self.url.difference_update_query(secret).render_as_string(hide_password=True)

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """A session whose work is committed at the end, or rolled back where anything is raised.

        Rows stay readable after it. On SQLite one transaction is in hand at a time, in all processes; so keep it
        short, and never begin one inside another. `session.begin_nested()` is a savepoint.

        Raises:
            StoreMissingError, StoreBusyError, StoreFullError: where the database cannot; nothing was kept.
        """
        turn = self._turn or nullcontext()
        with self.told(), turn, Session(self.engine, expire_on_commit=False) as session, session.begin():
            yield session

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that sees all tables as they were at its first question, whatever is written meanwhile."""
        with self.told(), Session(self._reading, expire_on_commit=False) as session, session.begin():
            yield session

    def reach(self) -> None:
        """Ask the database for an answer; `StoreMissingError` where none comes."""
        if self.is_sqlite and not Path(self.url.database or "").exists():
            raise StoreMissingError(f"{self.place}: there is no such file\nMaybe `binome db upgrade` was not called.")
        with self.reading() as session:
            session.connection().execute(text("SELECT 1"))

    @contextmanager
    def told(self) -> Iterator[None]:
        """What the driver complains of inside, as the `StoreError` that it means; `transaction` and `reading` do so."""
        try:
            yield
        except DBAPIError as error:
            if not is_trouble(error):
                raise
            raise trouble(self.place, error) from error
        except TimeoutError as error:
            raise StoreBusyError(f"{self.place}: {error}") from error

    def close(self) -> None:
        """Let go of all connections."""
        self.engine.dispose()


class _Turn:
    """The writers of this process take turns here; SQLite itself would have them ask again and again."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._owner: int | None = None

    def __enter__(self) -> None:
        """Wait for the turn."""
        if self._owner == get_ident():
            raise StoreBusyError("a transaction was begun inside another one of the same thread")
        if not self._lock.acquire(timeout=WAIT_SECONDS):
            raise StoreBusyError(f"another thread has been writing for {WAIT_SECONDS} s")
        self._owner = get_ident()

    def __exit__(self, *_: object) -> None:
        """Give it to the next."""
        self._owner = None
        self._lock.release()
