"""server: a PostgreSQL that tests make, start, stop and kill; it refuses to run as root, so root lends it a user.

It keeps everything in one folder, answers on a socket there (no port that somebody else could take), and never waits
for the disk.
"""

import os
import pwd
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

SYSTEM_USER = "postgres"
"""Whom Debian's package brings along."""
HOMES = Path("/usr/lib/postgresql")
"""Where Debian keeps the programs of each version."""
INSTALL = "PostgreSQL is needed for the tests (initdb, pg_ctl): apt-get install postgresql"
HASTY = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=300"


class PostgresMissingError(Exception):
    """PostgreSQL is not installed; its text says how to."""


@dataclass(frozen=True)
class Server:
    """A server with all that it keeps."""

    folder: Path

    def url(self, database: str) -> str:
        """The address of one of its databases."""
        return f"postgresql://binome@/{database}?host={self.folder}"

    def start(self, options: str = HASTY) -> None:
        """Start it; it is ready when this returns. Unless told otherwise it never waits for the disk."""
        options = f"-c listen_addresses= -k {self.folder} {options}"
        self._control("-w", "-t", "60", "-l", str(self.folder / "log"), "-o", options, "start")

    def stop(self, how: str = "fast") -> None:
        """Stop it: `fast` breaks connections off, `immediate` is as if it had been killed."""
        self._control("-w", "-t", "60", "-m", how, "stop")

    def remove(self) -> None:
        """Stop it for good; nothing is left."""
        if (self.folder / "data" / "postmaster.pid").exists():
            self.stop("immediate")
        shutil.rmtree(self.folder, ignore_errors=True)

    def _control(self, *arguments: str) -> None:
        run("pg_ctl", "-D", str(self.folder / "data"), *arguments)


def make() -> Server:
    """A new server in a folder of its own, not started yet.

    Raises:
        PostgresMissingError: where PostgreSQL is not installed.
    """
    folder = Path(tempfile.mkdtemp(prefix="binome-pg-"))
    if os.geteuid() == 0:
        owner = pwd.getpwnam(SYSTEM_USER)
        os.chown(folder, owner.pw_uid, owner.pw_gid)
    data = str(folder / "data")
    run("initdb", "-D", data, "-U", "binome", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
    return Server(folder)


def run(name: str, *arguments: str) -> None:
    """Run one of its programs as who may."""
    lent = ["runuser", "-u", SYSTEM_USER, "--"] if os.geteuid() == 0 else []
    with tempfile.TemporaryFile("w+") as said:  # not a pipe: a server that stays would keep it open
        done = subprocess.run(  # noqa: S603 - PostgreSQL's own programs
            [*lent, program(name), *arguments], stdin=subprocess.DEVNULL, stdout=said, stderr=said, check=False, cwd="/"
        )
        if done.returncode:
            said.seek(0)
            raise RuntimeError(f"{name} ended with {done.returncode}\n{said.read()}")


def program(name: str) -> str:
    """Path of one of its programs.

    Raises:
        PostgresMissingError: where it is not installed.
    """
    homes = sorted(HOMES.glob(f"*/bin/{name}"), key=lambda path: float(path.parts[-3]))
    found = str(homes[-1]) if homes else shutil.which(name)
    if found is None:
        raise PostgresMissingError(INSTALL)
    return found
