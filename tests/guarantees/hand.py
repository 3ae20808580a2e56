"""hand: the whole system in this process, worked off step by step, at moments that the test sets."""

import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from pydantic import SecretStr

from config.settings import Settings
from events.codec import decode
from events.steps import Step, unwatched
from planner.cli.system.parts import Parts
from planner.cli.system.until_idle import _is_idle
from planner.services.planning.judgement import Solved
from planner.services.planning.patience import Allowed
from planner.services.planning.solved_here import solved
from planner.services.planning.solving import SolverPool
from planner.store.session import Store
from schemas.employer import Publication
from schemas.envelope import Envelope
from schemas.events import TOPICS
from schemas.problem import Problem
from schemas.tables.inbox import InboxRow
from tests.faults.network import BASIN, Weeks, import_the_network
from tests.faults.observer import Observer
from tests.faults.story import Told

PATIENCE = 300.0
"""Seconds after which it is not believed any more that there will be rest."""
SECOND = timedelta(seconds=1)


class Counted(SolverPool):
    """Solves in this thread, and counts how often."""

    def __init__(self) -> None:
        """Nothing was solved yet."""
        super().__init__()
        self.weeks: list[str] = []

    def __call__(self, problem: Problem, allowed: Allowed) -> Solved:
        """Plan here."""
        self.weeks.append(problem.week)
        return solved(problem, allowed)


class Hand:
    """A system whose network is there, and whoever stands outside."""

    def __init__(self, parts: Parts, weeks: Weeks) -> None:
        """Nothing was told yet."""
        self.parts, self.weeks, self.store = parts, weeks, parts.store
        self.solvers = Counted()
        parts.solvers = self.solvers
        self.watch: Callable[[Step], object] = unwatched
        parts.reached = self._reached
        parts.bus.create_topics(TOPICS)
        self.observer = Observer(parts.bus)
        self._sender = parts.bus.producer("outside")
        self._facts, self._relay = parts.facts(), parts.relay()
        self._timers = parts.timers()
        self._planning = parts.planning()

    def tell(self, *told: Told, key: str = BASIN) -> None:
        """Send messages from outside, in one transaction."""
        self._sender.begin()
        for each in told:
            self._sender.send(each.topic, key, each.value, each.headers)
        self._sender.commit()

    def take_in(self) -> None:
        """Handle what was told, and send what follows; nothing is planned."""
        for _ in range(3):
            while self._facts.step(20) + self._sent():
                pass

    def rest(self) -> None:
        """Go on until nothing is left to do."""
        quiet, until = 0, time.monotonic() + PATIENCE
        while quiet < 3:
            assert time.monotonic() < until, "it does not come to rest"
            done = self._timers.step() + self._sent() + self._facts.step(10)
            done += self._planning.step(10) + self._planning.in_hand
            quiet = quiet + 1 if not done and _is_idle(self.parts) else 0
        self._hear()

    def ended(self, name: str, source: str = "/hr") -> str | None:
        """How an event has ended."""
        with self.store.reading() as session:
            row = session.get(InboxRow, (source, name))
            return None if row is None else row.outcome

    def events(self, short: str) -> list[Envelope]:
        """Everything of a type that others were told, each once."""
        self._hear()
        read = [decode(each.value, each.headers, each.topic) for each in self.observer.messages if each.value]
        found = (each for each in read if isinstance(each, Envelope) and each.type == f"binome.{short}.v1")
        return list({each.id: each for each in found}.values())

    def close(self) -> None:
        """Let go of all of it."""
        self.observer.close()
        self._sender.close()
        self._relay.close()
        self.parts.close()

    def _reached(self, step: Step) -> None:
        self.watch(step)

    def _hear(self) -> None:
        """Read all that was sent."""
        until = time.monotonic() + PATIENCE
        while self.observer.look(20) or not self.observer.has_read_all():
            assert time.monotonic() < until, "it is not heard"

    def _sent(self) -> int:
        return self._relay.drain() if self.parts.sender.acquire() else 0


class Clock:
    """Says what it is told to say."""

    def __init__(self, moment: datetime) -> None:
        """Begin at a moment."""
        self.moment = moment

    def __call__(self) -> datetime:
        """Now."""
        return self.moment


@contextmanager
def in_hand(
    url: str, weeks: Weeks, clock: Clock, publication: Publication = "auto", kafka: str | None = None
) -> Iterator[Hand]:
    """A system on a store, and on the embedded bus unless there is a broker."""
    given = Settings(
        database_url=SecretStr(url),
        kafka_bootstrap_servers=kafka,
        kafka_prefix=f"{secrets.token_hex(4)}.",
        kafka_replication="development",
        solve_seconds=30,
        replan_seconds=30,
        member="one",
    )
    parts = Parts(given, clock, Store(url))
    import_the_network(parts.store, weeks, publication)
    hand = Hand(parts, weeks)
    try:
        yield hand
    finally:
        hand.close()
