"""folder: where a demonstration leaves what it made; a fresh store each time."""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import URL

from events.file_lock import FileLock
from planner.cli.errors import PartMissingError, WrongUseError
from planner.cli.outputs import unwritable

_STORE = "demo.db"
_BESIDE = ("", "-wal", "-shm")
"""The files of a SQLite store."""


@dataclass(frozen=True)
class Folder:
    """The files of a demonstration."""

    path: Path

    @property
    def url(self) -> str:
        """The address of the store."""
        return URL.create("sqlite", database=str(self.path / _STORE)).render_as_string()

    @property
    def before(self) -> Path:
        """The page of the week as it was published first."""
        return self.path / "avant.html"

    @property
    def after(self) -> Path:
        """The page of the week as it is after the absence."""
        return self.path / "apres.html"

    @property
    def log(self) -> Path:
        """What the system notes of its work."""
        return self.path / "journal.log"

    def begin(self) -> None:
        """Make the folder, and let go of the store of an earlier demonstration; nothing else in it is touched.

        Raises:
            PartMissingError: where a process works on that store.
            WrongUseError: where the folder cannot be made or written.
        """
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            self._forget()
        except FileExistsError:
            raise WrongUseError(f"{self.path} : ce n’est pas un dossier.") from None
        except OSError as error:
            raise unwritable(self.path, error) from error

    def _forget(self) -> None:
        store = self.path / _STORE
        if not store.exists():
            return
        lock = FileLock(store.with_name(f"{_STORE}.lock"))
        if not lock.acquire():
            raise PartMissingError(
                f"{store} : {lock.holder()} y travaille encore ; arrêtez-le, ou donnez un autre dossier."
            )
        for end in _BESIDE:
            store.with_name(f"{_STORE}{end}").unlink(missing_ok=True)
        lock.release()
