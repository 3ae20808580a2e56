"""world: a run of the real system, whose processes die and are started again, as whoever watches them would do."""

import signal
import time
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from typing import Self

from events import offsets, outbox
from events.bus import Producer
from events.steps import Step
from planner.store import weeks as weeks_kept
from planner.store.session import Store
from tests.faults.child import Kind, live
from tests.faults.network import BASIN, Weeks, import_the_network
from tests.faults.observer import READ_BY_US, TOLD_TO_US, Observer
from tests.faults.story import Told
from tests.faults.way import Way, with_topics

PATIENCE = 90.0
"""Seconds after which what has not come to rest does not."""
QUIET_LOOKS, LOOK_MS = 3, 20

_PROCESSES = get_context("forkserver")
_PROCESSES.set_forkserver_preload(["tests.faults.child"])


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


class World:
    """Store, bus, whoever stands outside, and the processes that work."""

    def __init__(self, way: Way, folder: Path, weeks: Weeks, deaths: Iterable[Death] = ()) -> None:
        """Nothing runs yet; the network is there."""
        self.way, self.folder, self.weeks = way, folder, weeks
        self.deaths = deque(deaths)
        self.met: list[Death] = []
        self.told: list[Told] = []
        self.store = Store(way.url)
        import_the_network(self.store, weeks)
        self.bus = with_topics(way.bus(self.store))
        self.observer = Observer(self.bus)
        self._sender: Producer = self.bus.producer("outside")
        self._processes: dict[Kind, ForkServerProcess] = {}
        self._deadlines: dict[Kind, float] = {}
        self._fates: dict[Kind, Death] = {}

    def __enter__(self) -> Self:
        """Start every process."""
        for kind in self.way.kinds:
            self.start(kind)
        return self

    def __exit__(self, *_: object) -> None:
        """End all of it."""
        for kind in list(self._processes):
            self.end(kind)
        self.observer.close()
        self._sender.close()
        self.bus.close()
        self.store.close()

    def start(self, kind: Kind) -> None:
        """Start a process, with the next death that can come to it."""
        death = next((each for each in self.deaths if each.meets(kind)), None)
        if death is not None:
            self.deaths.remove(death)
            self._fates[kind] = death
        step = None if death is None or death.step is None else death.step.value
        fate = (step, 1 if death is None else death.time, int(signal.SIGKILL))
        process = _PROCESSES.Process(
            target=live, args=(kind, dict(self.way.settings), str(self.log(kind)), *fate), daemon=True
        )
        process.start()
        self._processes[kind] = process
        if death is not None and death.step is None:
            self._deadlines[kind] = time.monotonic() + death.after

    def end(self, kind: Kind) -> None:
        """Kill a process, and do not start it again."""
        process = self._processes.pop(kind)
        process.kill()
        process.join()
        self._deadlines.pop(kind, None)

    def process(self, kind: Kind) -> ForkServerProcess:
        """A process that runs."""
        return self._processes[kind]

    def log(self, kind: Kind) -> Path:
        """What the processes of a kind wrote."""
        return self.folder / f"{kind}.log"

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
            assert time.monotonic() < until, f"it does not come to rest: {unrest}\n{self._logs()}"
            self._revive()
            came = self.observer.look(LOOK_MS)
            unrest = "messages come" if came else self._unrest()
            quiet = quiet + 1 if unrest is None else 0

    def _revive(self) -> None:
        for kind, process in list(self._processes.items()):
            if self._deadlines.get(kind, time.monotonic() + 1) < time.monotonic():
                process.kill()
                process.join()
            if process.is_alive():
                continue
            assert process.exitcode == -signal.SIGKILL, f"{kind} ended with {process.exitcode}\n{self._logs()}"
            self.met.append(self._fates.pop(kind))
            self._deadlines.pop(kind, None)
            self.start(kind)

    def _unrest(self) -> str | None:
        """What is still to be done; None where nothing is."""
        with self.store.reading() as session:
            stale = weeks_kept.stale(session)
            unsent = outbox.depth(session) - len(outbox.parked(session))
            stored = offsets.all_offsets(session)
        told = sum(message.topic in TOLD_TO_US for message in self.observer.messages)
        unread = [
            place
            for place, last in self.observer.ends.items()
            if place.topic in READ_BY_US and stored.get(place, 0) <= last
        ]
        if told < len(self.told):
            return f"{len(self.told) - told} messages are not on the bus yet"
        return f"{stale=} {unsent=} {unread=}" if stale or unsent or unread else None

    def _logs(self) -> str:
        return "\n".join(self.log(kind).read_text()[-3000:] for kind in self.way.kinds if self.log(kind).exists())
