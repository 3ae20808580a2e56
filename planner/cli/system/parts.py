"""parts: store, bus, consumers, planner and relay, embedded or scaled out, through one code path."""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import datetime

from prometheus_client import CollectorRegistry
from sqlmodel import Session

from config.figures import load_figures
from config.horizon import load_horizon
from config.messages import load_message_figures
from config.settings import Settings
from events.bell import Bell
from events.consumer import EventConsumer
from events.embedded_bus import EmbeddedBus
from events.reader import Reader
from events.relay import Relay
from events.steps import Reached, unwatched
from planner.cli.system.transport import Transport, database_of
from planner.cli.system.watching import Watch
from planner.cli.system.ways import ways_of
from planner.handlers.dispatch import dispatch
from planner.handlers.foresee import foresee
from planner.handlers.planning_consumer import PlanningConsumer
from planner.handlers.timers import Timers
from planner.messages.sender import Sender
from planner.services.alerts.keep_parked import keep_parked_of
from planner.services.facts.settle_weeks import settle_touched
from planner.services.metrics import Metrics
from planner.services.planning.draft_week import Plans
from planner.services.planning.patience import Patience
from planner.services.planning.solved_here import Work, solved_text
from planner.services.planning.solving import SolverPool
from planner.store import progress
from planner.store.session import Store
from planner.store.wake import Hearing
from planner.store.weeks import lock_basins
from schemas.events import TOPICS
from schemas.objective import RungValue

FACTS = tuple(topic.name for topic in TOPICS if topic.direction == "in")
"""What is read by handlers."""
PLANNING = ("binome.planning",)
"""What is read by the planner."""
SOLVERS = 2
"""Weeks that one process solves at a time."""

Transactions = Callable[[], AbstractContextManager[Session]]


@dataclass
class Parts:
    """Everything of one process, made from its settings; nothing is opened before it is used."""

    settings: Settings
    clock: Callable[[], datetime]
    store: Store
    reached: Reached = unwatched
    """Told of each step of an event's way."""
    work: Work = solved_text
    """What the processes do that solve."""

    def __post_init__(self) -> None:
        """Choose the transport."""
        self.bell = Bell(database_of(self.store))
        self.transport = Transport(self.settings, self.store, self.clock, self.bell)
        self.embedded = self.transport.embedded
        self.hearing = Hearing(self.store, self.bell.ring)
        self.registry = CollectorRegistry()
        self.watch = Watch(Metrics(self.registry))
        self.solvers = SolverPool(SOLVERS, self.watch.metrics.settled, self.work, self._progressed)
        self.readers: list[Reader] = []
        self.relays: list[Relay] = []
        self.sender = self.transport.sending()
        self._hands = ThreadPoolExecutor(SOLVERS, thread_name_prefix="planner")
        self.bus = self.transport.bus()

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """A transaction after which what follows from its facts is settled, and whoever waits for it is woken."""
        with self.store.transaction() as session:
            yield session
            settle_touched(session, self.clock())
        self.bell.ring()

    def _progressed(self, basin: str, week: str, rung: RungValue, seconds: float) -> None:
        """Let whoever watches know how far a plan has come."""
        with self.store.transaction() as session:
            progress.note(session, basin, week, rung, seconds, at=self.clock())
        self.bell.ring()

    def facts(self) -> EventConsumer:
        """What takes events in."""
        return EventConsumer(
            self._reader("facts", FACTS),
            self.transaction,
            lock_basins,
            lambda session, event: dispatch(session, event, self.clock()),
            self.clock,
            self.watch.handled,
            prepare=foresee,
            reached=self.reached,
        )

    def planning(self) -> PlanningConsumer:
        """What has stale weeks planned."""
        plans = Plans(
            transactions=self.transaction,
            reading=self.store.reading,
            solve=self.solvers,
            calmly=self.solvers.calmly,
            breathe=self.solvers.breathe,
            figures=load_figures(),
            clock=self.clock,
            patience=Patience(self.settings.solve_seconds, self.settings.replan_seconds),
            publication=self.settings.publication,
            reached=self.reached,
            metrics=self.watch.metrics,
        )
        return PlanningConsumer(self._reader("planner", PLANNING), plans, self._hands, time.monotonic)

    def relay(self) -> Relay:
        """What sends the outbox."""
        self.hearing.start()
        wait = self.bell.listener().wait
        relay = Relay(
            self.bus,
            self.store.transaction,
            self.sender,
            self.clock,
            wait,
            on_parked=lambda session, row, _: keep_parked_of(session, row, self.clock()),
            reading=self.store.reading,
            reached=self.reached,
        )
        self.relays.append(relay)
        return relay

    def messages(self) -> Sender | None:
        """What sends messages; None where there is no way to send them."""
        ways = ways_of(self.settings)
        figures = load_message_figures()
        return Sender(self.store.transaction, self.store.reading, self.clock, ways, figures) if ways else None

    def timers(self) -> Timers:
        """What looks at the clock."""
        tidy = self.bus.trim if isinstance(self.bus, EmbeddedBus) else lambda: None
        return Timers(self.transaction, self.clock, load_horizon(), tidy)

    def leave(self) -> None:
        """Leave every group."""
        while self.readers:
            self.readers.pop().close()

    def close(self) -> None:
        """Let go of everything; what was in hand is read again by whoever comes next."""
        self._hands.shutdown(wait=False, cancel_futures=True)
        self.leave()
        self.solvers.close()
        self.bus.close()
        self.hearing.close()
        self.bell.close()
        self.store.close()

    def _reader(self, part: str, topics: tuple[str, ...]) -> Reader:
        self.hearing.start()
        reader = Reader(self.bus, f"binome-{part}", topics, self.store.transaction, self.transport.member(part))
        reader.look = self.watch.looking_at(reader)
        self.readers.append(reader)
        return reader
