"""`binome serve` in several processes on one port: one address, one limit, one count."""

import os
import re
import signal
import subprocess
import urllib.request
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.cli.calls import BINOME, SECONDS, binome
from tests.web.raw import asked

MOST = 4
"""How often a calendar may be read in a minute."""


@contextmanager
def two_processes(settings: dict[str, str]) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """Both on one port, which is given; they end with the block."""
    environment = {"PATH": os.defpath, "LANG": "C.UTF-8", **settings, "BINOME_FEED_READS_PER_MINUTE": str(MOST)}
    process = subprocess.Popen(  # noqa: S603 - our own command
        [BINOME, "serve", "--port", "0", "--processes", "2"], env=environment, stderr=subprocess.PIPE, text=True
    )
    try:
        assert process.stderr is not None
        found = next(filter(None, (re.search(r"répond.*:(\d+)/ready", line) for line in process.stderr)))
        yield process, int(found[1])
    finally:
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=SECONDS)


def answering(process: subprocess.Popen[str]) -> list[int]:
    """Numbers of the processes that answer: those that it has started and that were spawned for that."""
    started = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text(encoding="utf-8").split()
    return [int(each) for each in started if b"spawn_main" in Path(f"/proc/{each}/cmdline").read_bytes()]


def test_two_processes_answer_as_one(imported: dict[str, str]) -> None:
    """Together they let through no more than one would, count together, and end in good order."""
    made = binome("feed", "create", "--agent", "a-001", settings=imported)
    path = f"/feeds/{made.out.strip().rpartition('/')[2]}"
    with two_processes(imported) as (process, port):
        statuses = Counter(asked(port, path) for _ in range(40))
        assert set(statuses) == {200, 429}
        assert MOST // 2 < statuses[200] <= MOST, "both answered, and neither more than its part"
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics") as answer:
            counted = dict(
                re.findall(r'binome_requests_total\{route="/feeds/…",status="(\d+)"\} (\S+)', answer.read().decode())
            )
        assert {int(status): float(count) for status, count in counted.items()} == statuses
    assert process.returncode == 0


def test_where_one_of_them_ends_all_do(imported: dict[str, str]) -> None:
    """And whoever watches the command sees that it ended."""
    with two_processes(imported) as (process, _):
        first, second = answering(process)
        os.kill(first, signal.SIGKILL)
        assert process.wait(timeout=SECONDS) == 5
        assert not Path(f"/proc/{second}").exists()


def test_a_port_that_somebody_has_is_not_shared_with_them(imported: dict[str, str]) -> None:
    """Though both would share it among their own."""
    with two_processes(imported) as (_, port):
        ended = binome("serve", "--port", str(port), "--processes", "2", settings=imported)
    assert (ended.status, "port" in ended.err) == (5, True)


@pytest.mark.parametrize("processes", ["0", "11", "5"])
def test_no_more_than_there_is_to_be_shared(imported: dict[str, str], processes: str) -> None:
    """Each has its part of what may be asked in a minute, which is one at least."""
    settings = {**imported, "BINOME_FEED_READS_PER_MINUTE": str(MOST)}
    assert binome("serve", "--port", "0", "--processes", processes, settings=settings).status == 2
