"""What the store cannot do.

StoreError
├── StoreAddressError   the address names no database that can be used
├── StoreMissingError   the database is not to be had now
├── StoreBusyError      somebody writes and does not end
├── StoreFullError      its disk has no room left
├── StoreDamagedError   its file is no database, or a damaged one
├── StoreOutdatedError  its tables are not those of this version
├── BackupToolError     PostgreSQL's program for backups is not there, or could not
└── StoreHeldError      another process has what only one may have
"""

from events.not_handled import NotHandledError


class StoreError(Exception):
    """The store cannot do what is asked; its text never holds a password."""


class StoreAddressError(StoreError):
    """The address names no database that can be used."""


class StoreMissingError(StoreError):
    """The database is not to be had now."""


class StoreBusyError(StoreError, NotHandledError):
    """Somebody writes and does not end, or two wait for each other; the transaction can be tried again."""


class StoreFullError(StoreError, NotHandledError):
    """Its disk has no room left; nothing of the transaction was kept."""


class StoreDamagedError(StoreError):
    """Its file is no database, or a damaged one: waiting mends nothing."""


class StoreOutdatedError(StoreError):
    """Its tables are not those of this version; Maybe `binome db upgrade` was not called."""


class BackupToolError(StoreError):
    """The program that writes PostgreSQL's backups is not installed, or could not."""


class StoreHeldError(StoreError):
    """Another process has what only one may have."""

    def __init__(self, what: str, holder: str) -> None:
        """Keep what is held, and by whom as far as is known."""
        self.what, self.holder = what, holder
        super().__init__(what, holder)

    def __str__(self) -> str:
        """What is held, and by whom."""
        return f"{self.what} is held by {self.holder}"
