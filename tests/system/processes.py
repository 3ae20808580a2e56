"""processes: commands of the running system, each in a process of its own, with its log and its pages of health."""

import json
import signal
import subprocess
import time
from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any, TypeVar

import httpx
from prometheus_client.parser import text_string_to_metric_families

from tests.cli.calls import BINOME

PATIENCE = 120.0
"""Seconds after which what has not come about is not coming."""
LOOK_SECONDS = 0.05

Found = TypeVar("Found")


def until(look: Callable[[], Found], what: Callable[[], object], patience: float = PATIENCE) -> Found:
    """What is looked for, once it is there; `what` says how things stand where it never is."""
    end = time.monotonic() + patience
    while not (found := look()):
        assert time.monotonic() < end, f"not within {patience:.0f} s: {what()}"
        time.sleep(LOOK_SECONDS)
    return found


class Running:
    """One process that goes on until it is told to stop."""

    def __init__(self, log: Path, part: str, settings: Mapping[str, str]) -> None:
        """Start it."""
        self.part, self._log = part, log
        with log.open("wb") as written:
            self._process = subprocess.Popen(  # noqa: S603 - our own command
                [BINOME, part],
                env={"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", **settings},
                stdin=subprocess.DEVNULL,
                stdout=written,
                stderr=written,
                cwd=log.parent,
            )

    def lines(self) -> list[dict[str, Any]]:
        """Its log so far."""
        whole = self._log.read_text(encoding="utf-8").rpartition("\n")[0].splitlines()
        return [json.loads(line) for line in whole]

    def said(self, message: str) -> list[dict[str, Any]]:
        """Lines of one message."""
        return [line for line in self.lines() if line["message"] == message]

    def page(self, path: str) -> httpx.Response:
        """What its pages of health answer."""
        (line,) = until(lambda: self.said("health.answers"), self.told)
        return httpx.get(f"http://127.0.0.1:{line['port']}{path}", timeout=PATIENCE)

    def held(self) -> Counter[str]:
        """How many partitions it holds in each group, as it says."""
        told = [*self.said("partitions.assigned"), *self.said("partitions.revoked")]
        return Counter({line["group"]: line["held"] for line in sorted(told, key=lambda line: line["timestamp"])})

    def measured(self, name: str, **labels: str) -> float | None:
        """The sum of the samples of that name with these labels; None where there is none."""
        families = text_string_to_metric_families(self.page("/metrics").text)
        samples = (sample for family in families for sample in family.samples if sample.name == name)
        found = [sample.value for sample in samples if labels.items() <= sample.labels.items()]
        return sum(found) if found else None

    def ready(self) -> "Running":
        """Itself, once it is ready."""
        until(lambda: self._process.poll() is not None or self.page("/ready").status_code == 200, self.told)
        assert self._process.poll() is None, self.told()
        return self

    def stop(self) -> int:
        """Tell it to stop, and give its exit status."""
        self._process.send_signal(signal.SIGTERM)
        return self._process.wait(PATIENCE)

    def kill(self) -> None:
        """End it as a power cut would."""
        self._process.kill()
        self._process.wait(PATIENCE)

    def told(self) -> str:
        """Its log as it stands, for whoever wonders."""
        return f"{self.part} ({self._process.poll()}):\n{self._log.read_text(encoding='utf-8')}"


class Processes:
    """Starts processes of one system, and ends whichever still run."""

    def __init__(self, folder: Path, settings: Mapping[str, str]) -> None:
        """Start nothing yet."""
        self._folder, self.settings = folder, settings
        self._ending = ExitStack()
        self._count = 0

    def start(self, part: str, **settings: str) -> Running:
        """`binome PART`, with some settings of its own."""
        self._count += 1
        made = Running(self._folder / f"{self._count}-{part}.log", part, {**self.settings, **settings})
        self._ending.callback(made.kill)
        return made

    def end(self) -> None:
        """End them all."""
        self._ending.close()
