"""shared: one broker for all workers of a run of tests; the first that needs it starts it."""

import fcntl
import os
import shlex
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.broker.setup import BrokerAddresses

WAIT_SECONDS = 300


@pytest.fixture(scope="session")
def broker(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> BrokerAddresses:
    """The broker of this run; fails where Java or Maven is missing, and says what to install."""
    worker = hasattr(request.config, "workerinput")
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if worker else base) / "broker"
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "started").exists():
            (folder / "started").touch()
            _start(os.getppid() if worker else os.getpid(), folder)
    return _wait(folder)


def _start(pid: int, folder: Path) -> None:
    """Start the keeper in the background: it outlives whoever starts it, not the process that leads the run."""
    command = [sys.executable, "-m", "tests.broker.keeper", str(pid), str(folder)]
    in_background = f'{shlex.join(command)} >"$0" 2>&1 </dev/null &'
    subprocess.run(["sh", "-c", in_background, str(folder / "keeper.log")], check=True, start_new_session=True)  # noqa: S603, S607


def _wait(folder: Path) -> BrokerAddresses:
    until = time.monotonic() + WAIT_SECONDS
    while not (folder / "address").exists():
        if time.monotonic() > until:
            pytest.fail(f"no broker after {WAIT_SECONDS} s:\n{(folder / 'keeper.log').read_text()[-4000:]}")
        time.sleep(0.05)
    text = (folder / "address").read_text(encoding="utf-8")
    if not text.startswith("{"):
        pytest.fail(text)
    return BrokerAddresses.read(text)
