"""world: a run of the real system, whose processes die and are started again, as whoever watches them would do."""

import math
import os
import signal
import time
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from typing import Self

from events import offsets, outbox
from events.bus import Producer
from events.steps import Step
from planner.store import weeks as weeks_kept
from planner.store.errors import StoreError
from planner.store.session import Store
from tests.faults.child import Kind, live
from tests.faults.network import BASIN, Weeks, import_the_network
from tests.faults.observer import READ_BY_US, TOLD_TO_US, Observer
from tests.faults.story import Told
from tests.faults.way import Way, with_topics
from tests.forked import PROCESSES

PATIENCE = 300.0
"""Seconds in which nothing goes on, after which it never does."""
QUIET_LOOKS, LOOK_MS = 3, 20


@dataclass(frozen=True)
class Death:
    """How a process is to die the next time it is started: at a step, or after a time."""

    step: Step | None = None
    time: int = 1
    """The how-many-th time that the step is reached."""
    after: float = 0.0
    """Seconds from its start, where there is no step."""

    def meets(self, kind: Kind) -> bool:
        """Whether it can come to a process of that kind."""
        of_relay = self.step is not None and self.step.name.startswith("RELAY")
        return kind == "run" or self.step is None or (kind == "relay") == of_relay


@dataclass(frozen=True)
class Running:
    """A process as it was started."""

    kind: Kind
    process: ForkServerProcess
    settings: Mapping[str, str]
    log: Path
    death: Death | None
    until: float
    """When it is killed, where no step is chosen; by the monotonic clock."""


class World:
    """Store, bus, whoever stands outside, and the processes that work."""

    def __init__(
        self, way: Way, folder: Path, weeks: Weeks, deaths: Iterable[Death] = (), *, empty: bool = True
    ) -> None:
        """Nothing runs yet; the network is there, brought in where the store is empty."""
        self.way, self.folder, self.weeks = way, folder, weeks
        self.deaths = deque(deaths)
        self.met: list[Death] = []
        self.told: list[Told] = []
        self.judged: set[tuple[str, int]] = set()
        """Weeks and revisions that the checker has seen."""
        self.store = Store(way.url)
        if empty:
            import_the_network(self.store, weeks)
        self.bus = with_topics(way.bus(self.store))
        self.observer = Observer(self.bus)
        self._sender: Producer = self.bus.producer("outside")
        self.running: dict[str, Running] = {}

    def __enter__(self) -> Self:
        """Start every process."""
        for kind in self.way.kinds:
            self.start(kind)
        return self

    def __exit__(self, *_: object) -> None:
        """End all of it."""
        for name in list(self.running):
            self.end(name)
        self.observer.close()
        self._sender.close()
        self.bus.close()
        self.store.close()

    def start(
        self, kind: Kind, name: str | None = None, stop: Step | None = None, settings: Mapping[str, str] | None = None
    ) -> None:
        """Start a process, with the next death that can come to it; at the step `stop` it stands still."""
        death = next((each for each in self.deaths if each.meets(kind)), None)
        if death is not None:
            self.deaths.remove(death)
        step = stop if death is None else death.step
        sent = signal.SIGKILL if stop is None else signal.SIGSTOP
        time_ = 1 if death is None else death.time
        given = {**self.way.settings, **(settings or {})}
        log = self.folder / f"{name or kind}.log"
        process = PROCESSES.Process(
            target=live, args=(kind, given, str(log), step and step.value, time_, int(sent)), daemon=True
        )
        process.start()
        until = math.inf if death is None or death.step is not None else time.monotonic() + death.after
        self.running[name or kind] = Running(kind, process, settings or {}, log, death, until)

    def end(self, name: str) -> None:
        """Kill a process, and do not start it again."""
        process = self.running.pop(name).process
        process.kill()
        process.join()

    def signal(self, name: str, number: signal.Signals) -> None:
        """Send a signal to a process."""
        pid = self.running[name].process.pid
        assert pid is not None
        os.kill(pid, number)

    def until(self, true: Callable[[], object], what: str) -> None:
        """Watch until something holds."""
        end = time.monotonic() + PATIENCE
        while not true():
            assert time.monotonic() < end, f"{what} does not come about\n{self._logs()}"
            self.observer.look(LOOK_MS)

    def tell(self, *told: Told) -> None:
        """Send messages from outside, in one transaction."""
        self._sender.begin()
        for each in told:
            self._sender.send(each.topic, BASIN, each.value, each.headers)
        self._sender.commit()
        self.told += told

    def rest(self) -> None:
        """Wait until nothing is left to do; who dies meanwhile is started again."""
        quiet, until = 0, time.monotonic() + PATIENCE
        unrest: str | None = ""
        while quiet < QUIET_LOOKS:
            assert time.monotonic() < until, f"nothing goes on, and it is not at rest: {unrest}\n{self._logs()}"
            before = unrest, len(self.met)
            self._revive()
            came = self.observer.look(LOOK_MS)
            unrest = "messages come" if came else self._unrest()
            quiet = quiet + 1 if unrest is None else 0
            if came or before != (unrest, len(self.met)):
                until = time.monotonic() + PATIENCE

    def stands_still(self, name: str) -> bool:
        """Whether a process was stopped."""
        state = Path(f"/proc/{self.running[name].process.pid}/stat").read_text(encoding="utf-8")
        return state.rpartition(")")[2].split()[0] == "T"

    def logged(self, name: str, word: str, times: int = 1) -> bool:
        """Whether a process has written something, so often."""
        log = self.folder / f"{name}.log"
        return log.exists() and log.read_text(encoding="utf-8").count(word) >= times

    def _revive(self) -> None:
        for name, one in list(self.running.items()):
            if one.until < time.monotonic():
                one.process.kill()
                one.process.join()
            if one.process.is_alive():
                continue
            assert one.death is not None, f"{name} ended with {one.process.exitcode}\n{self._logs()}"
            assert one.process.exitcode == -signal.SIGKILL, f"{name} ended with {one.process.exitcode}\n{self._logs()}"
            self.met.append(one.death)
            self.start(one.kind, name, settings=one.settings)

    def _unrest(self) -> str | None:
        """What is still to be done; None where nothing is."""
        try:
            with self.store.reading() as session:
                stale = weeks_kept.stale(session)
                unsent = not outbox.is_all_sent(session)
                stored = offsets.all_offsets(session)
        except StoreError as error:
            return str(error)
        told = sum(message.topic in TOLD_TO_US for message in self.observer.messages)
        ours = {place: last for place, last in self.observer.ends.items() if place.topic in READ_BY_US}
        unread = [place for place, last in ours.items() if stored.get(place, 0) <= last]
        if told < len(self.told):
            return f"{len(self.told) - told} messages are not on the bus yet"
        if stale or unsent or unread:
            return f"{stale=} {unsent=} {unread=}"
        return None if self.observer.has_read_all() else "the observer has not read all"

    def _logs(self) -> str:
        return "\n".join(f"{name}:\n{one.log.read_text()[-3000:]}" for name, one in self.running.items())
