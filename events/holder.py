"""Holder: who may send; a lock that is noticed where it is lost."""

from typing import Protocol


class Holder(Protocol):
    """One at a time: a file lock where the bus is embedded, an advisory lock of PostgreSQL elsewhere."""

    def acquire(self) -> bool:
        """Take it; false where somebody else has it."""
        ...

    def held(self) -> bool:
        """Whether it is still had."""
        ...

    def release(self) -> None:
        """Let go of it."""
        ...
