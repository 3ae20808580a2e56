"""Ctrl-C and SIGTERM in long work: heard at once, whatever the work does with signals, and nothing is left behind."""

import ctypes
import os
import signal
import subprocess
import threading
from pathlib import Path

import pytest

from planner.cli.background import in_background
from tests.cli.calls import BINOME, SECONDS, files

ISERE = Path(__file__).parents[2] / "examples" / "isere" / "ordinary.problem.json"


def test_the_result_comes_back() -> None:
    """Work that ends is work done."""
    assert in_background(lambda: 6 * 7) == 42


def test_what_the_work_raises_comes_back() -> None:
    """A fault in the thread is a fault of the call."""
    with pytest.raises(ZeroDivisionError):
        in_background(lambda: 1 // 0)


def test_sigint_is_heard_though_the_work_goes_on() -> None:
    """The wait ends before the work, which is left to itself, and signals are heard again as they were."""
    release = threading.Event()
    threading.Timer(0.2, os.kill, (os.getpid(), signal.SIGINT)).start()
    try:
        with pytest.raises(KeyboardInterrupt):
            in_background(release.wait)
        assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, set())
    finally:
        release.set()


def test_work_may_put_its_own_handler_in_place() -> None:
    """What a solver leaves behind is put right."""
    before = signal.getsignal(signal.SIGINT)
    libc = ctypes.CDLL(None)
    in_background(lambda: libc.signal(int(signal.SIGINT), 0))  # SIG_DFL, as CP-SAT does; Python does not know
    with pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGINT)
    assert signal.getsignal(signal.SIGINT) is before


@pytest.mark.parametrize("told", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_plan_leaves_nothing(tmp_path: Path, told: signal.Signals) -> None:
    """Told to end while a solver works: 130 long before, a word on it, nothing touched, nothing left behind."""
    roster = tmp_path / "roster.json"
    roster.write_text("old")
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    with subprocess.Popen(  # noqa: S603 - our own command
        [BINOME, "plan", ISERE, "-o", roster, "--time-limit", "3600", "--json"],
        env={"PATH": "/usr/bin:/bin", "TMPDIR": str(temporary)},
        stderr=subprocess.PIPE,
        bufsize=0,
    ) as process:
        assert process.stderr is not None
        process.stderr.readline()  # the first step: the solver is at work
        process.send_signal(told)
        _, left = process.communicate(timeout=SECONDS)
        assert process.returncode == 130
        said = left.decode()
    assert said.endswith("Interrompu ; rien n’est à moitié fait.\n")
    assert roster.read_text() == "old"
    assert files(tmp_path) == {"roster.json", "temporary"}
