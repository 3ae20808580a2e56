"""AdvisoryLock: one process at a time over PostgreSQL; when its connection ends, the database lets go."""

import hashlib

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import SQLAlchemyError


class AdvisoryLock:
    """A lock of the whole database, held by a connection of its own."""

    def __init__(self, engine: Engine, name: str) -> None:
        """Lock nothing yet."""
        self._engine = engine
        self._connection: Connection | None = None
        self._number = int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "big", signed=True)

    def acquire(self) -> bool:
        """Take it; false where another connection has it, or the database does not answer."""
        if self.held():
            return True
        try:
            connection = self._engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        except SQLAlchemyError:
            return False
        taken = connection.execute(text("SELECT pg_try_advisory_lock(:number)"), {"number": self._number}).scalar()
        if not taken:
            connection.close()
            return False
        self._connection = connection
        return True

    def held(self) -> bool:
        """Whether the connection that has it still answers."""
        if self._connection is None:
            return False
        try:
            self._connection.execute(text("SELECT 1"))
        except SQLAlchemyError:
            self._drop()
            return False
        return True

    def release(self) -> None:
        """Let go of it."""
        if self.held() and self._connection is not None:
            self._connection.execute(text("SELECT pg_advisory_unlock(:number)"), {"number": self._number})
        self._drop()

    def _drop(self) -> None:
        """End the connection itself, not only its use: what it holds must not go back into the pool."""
        if self._connection is not None:
            connection, self._connection = self._connection, None
            connection.invalidate()
            connection.close()
