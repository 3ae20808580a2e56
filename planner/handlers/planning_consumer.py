"""planning_consumer: has stale weeks planned, one basin's after another, several basins at a time.

While solvers work, it does nothing but poll, with their partitions paused: its group keeps it, and who joins or leaves
meanwhile is let in or made up for at once. A plan, what it sends and the offset of the event that asked for it are one
transaction, made by the thread that waited for the solver.
"""

import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field
from math import inf

import structlog

from events import dead_letters
from events.bus import BusError, FencedError, Message, Partition
from events.codec import Refused, decode
from events.handled import about_event
from events.offsets import PartitionLostError
from events.reader import Reader
from events.steps import Step
from planner.services.planning.draft_week import Plans
from planner.services.planning.plan_week import Done, plan_week
from planner.services.planning.solving import PoolClosedError
from planner.store.errors import StoreError
from planner.store.weeks import lock_basin
from schemas.envelope import Envelope
from schemas.events.planning import WeekStale
from schemas.faults import Fault

SOLVING_POLL_MS = 50
"""How long a poll waits while something is being solved or put off. The embedded bus is woken by a plan that is stored;
on Kafka this is how late the next week of the same partition may begin."""
ATTEMPTS = 5
"""Failures in a row after which an event becomes a dead letter: one week must not stop the others."""
WAITS = (0.1, 0.5, 2.0, 5.0)
"""Seconds before each further attempt."""
POLL_AGAIN_SECONDS = 0.5
"""How long after a poll that failed the next one is tried."""

_log = structlog.get_logger(__name__)


@dataclass
class _Lane:
    """What waits in one partition; its first message is in hand."""

    messages: deque[Message] = field(default_factory=deque)
    planning: Future[Done] | None = None
    failures: int = 0
    delays: int = 0
    not_before: float = 0.0


class PlanningConsumer:
    """Reads the topic of stale weeks; used by one thread."""

    def __init__(self, reader: Reader, plans: Plans, hands: Executor, timer: Callable[[], float]) -> None:
        """Begin with nothing in hand; `hands` are threads that wait for solvers, `timer` counts seconds."""
        self._reader, self._plans, self._hands, self._timer = reader, plans, hands, timer
        self._lanes: dict[Partition, _Lane] = {}

    @property
    def in_hand(self) -> int:
        """Events that were read and are not done."""
        return sum(len(lane.messages) for lane in self._lanes.values())

    def run(self, stopped: Callable[[], bool]) -> None:
        """Go on until told to stop; what is in hand is given back, to be read again by whoever comes next."""
        while not stopped():
            self.step(500)

    def step(self, timeout_ms: int) -> int:
        """Poll once, and begin and end what can be; answers with the number of messages read or done."""
        messages = self._polled(self._poll_ms(timeout_ms))
        done = self._gather()
        for message in messages:
            self._lanes.setdefault(message.place, _Lane()).messages.append(message)
        self._reader.pause(self._lanes)
        for lane in self._lanes.values():
            if lane.planning is None and lane.not_before <= self._timer():
                lane.planning = self._hands.submit(self._plan, lane.messages[0])
        return done + len(messages)

    def _poll_ms(self, timeout_ms: int) -> int:
        """How long the next poll may wait; not at all where a plan has ended already."""
        if any(lane.planning is not None and lane.planning.done() for lane in self._lanes.values()):
            return 0
        return SOLVING_POLL_MS if self._lanes else timeout_ms

    def _polled(self, timeout_ms: int) -> list[Message]:
        """What has come; nothing where bus or store are away, and what they owed is told with a later poll."""
        try:
            return self._reader.poll(timeout_ms)
        except FencedError:
            raise
        except Exception as error:  # noqa: BLE001 - bus and database come back, and partitions can be taken up then
            reason = {"reason": str(error)} if isinstance(error, BusError) else {}
            _log.warning("poll.failed", exc_info=error, **reason)
            time.sleep(POLL_AGAIN_SECONDS)
            return []

    def _gather(self) -> int:
        """Take what has ended off its lane."""
        ended = [
            (place, lane) for place, lane in self._lanes.items() if lane.planning is not None and lane.planning.done()
        ]
        for place, lane in ended:
            assert lane.planning is not None  # noqa: S101 - just looked at
            error = lane.planning.exception()
            lane.planning = None
            with about_event(_event(lane.messages[0])):
                self._take_off(place, lane, error)
        return len(ended)

    def _take_off(self, place: Partition, lane: _Lane, error: BaseException | None) -> None:
        """End it, lose it, give it back, or try it again: as long as it takes where the store does not answer."""
        if isinstance(error, PartitionLostError):
            self._lose(place, str(error))
        elif isinstance(error, StoreError):
            self._put_off(lane, error)
        elif isinstance(error, PoolClosedError):
            lane.not_before = inf
            _log.info("planning.given_back")
        elif error is not None and lane.failures + 1 < ATTEMPTS:
            self._plans.metrics.solved("failed")
            lane.failures += 1
            self._put_off(lane, error)
        else:
            self._end(place, lane, error)

    def _end(self, place: Partition, lane: _Lane, error: BaseException | None) -> None:
        message = lane.messages[0]
        if error is not None:
            try:
                self._give_up(message, error)
            except StoreError as away:
                self._put_off(lane, away)  # it is in hand still
                return
            self._plans.metrics.solved("failed")
        lane.messages.popleft()
        lane.failures, lane.delays, lane.not_before = 0, 0, 0.0
        self._reader.stored([message])
        self._plans.reached(Step.PLANNER_6_TOLD)
        if not lane.messages:
            del self._lanes[place]
            self._reader.resume([place])

    def _put_off(self, lane: _Lane, error: BaseException) -> None:
        lane.not_before = self._timer() + WAITS[min(lane.delays, len(WAITS) - 1)]
        lane.delays += 1
        _log.warning("planning.failed", failures=lane.failures, exc_info=error)

    def _lose(self, place: Partition, reason: str) -> None:
        _log.info("partition.lost", reason=reason)
        del self._lanes[place]
        self._reader.resume([place])
        self._reader.rewind(but=self._lanes)

    def _plan(self, message: Message) -> Done:
        """Runs in another thread: a whole plan, from its event to its transaction."""
        self._plans.reached(Step.PLANNER_1_READ)
        event = _event(message)
        if isinstance(event, Refused) or not isinstance(event.data, WeekStale):
            self._refuse(message, event.faults if isinstance(event, Refused) else ())
            return "in line"
        with about_event(event):
            done = plan_week(
                self._plans, event.basin, event.data.week, lambda session: self._reader.advance(session, [message])
            )
            _log.info("week.planned", outcome=done)
        return done

    def _give_up(self, message: Message, error: BaseException) -> None:
        _log.error("planning.given_up", attempts=ATTEMPTS, exc_info=error)
        found = f"an internal fault ({type(error).__name__})"
        self._refuse(message, (Fault("", found, "a week that can be planned", "mend it, then retry"),))

    def _refuse(self, message: Message, faults: tuple[Fault, ...]) -> None:
        with self._plans.transactions() as session:
            lock_basin(session, message.key or "")
            self._reader.advance(session, [message])
            dead_letters.put(session, message, faults, basin=message.key, at=self._plans.clock())


def _event(message: Message) -> Envelope | Refused:
    return decode(message.value, message.headers, message.topic)
