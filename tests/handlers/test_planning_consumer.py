"""The planner's loop: what a failure of the store or of a plan means for the event that asked for it."""

from collections.abc import Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from typing import Any

import pytest
from prometheus_client import CollectorRegistry
from sqlmodel import select
from structlog.testing import capture_logs

from events.bus import Message
from events.codec import encode
from planner.handlers import planning_consumer
from planner.handlers.planning_consumer import ATTEMPTS, SOLVING_POLL_MS, PlanningConsumer
from planner.services.metrics import Metrics
from planner.services.planning.patience import Patience
from planner.services.planning.solving import PoolClosedError
from planner.store.errors import StoreMissingError
from planner.store.session import Store
from schemas.envelope import own_event
from schemas.events.planning import WeekStale
from schemas.ids import BasinId, EventId
from schemas.tables.dead_letter import DeadLetterRow
from tests.events.database import NOON
from tests.handlers.by_hand import by_hand
from tests.plans import plans_of


class AtOnce(Executor):
    """Does what it is given before it says that it has it."""

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:  # noqa: ANN401 - as executors do
        done: Future[Any] = Future()
        try:
            done.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 - handed on, as executors do
            done.set_exception(error)
        return done


class InHand(Executor):
    """Keeps what it is given until it is told to do it."""

    def __init__(self) -> None:
        self._kept: list[tuple[Future[Any], Any]] = []

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:  # noqa: ANN401 - as executors do
        self._kept.append((Future(), partial(fn, *args, **kwargs)))
        return self._kept[-1][0]

    def end(self) -> None:
        """Do all of it."""
        for future, call in self._kept:
            future.set_result(call())


class OneMessage:
    """A reader to whom one event has come."""

    def __init__(self) -> None:
        stale = WeekStale(week="2026-W50", version=1)
        event = own_event(stale, id=EventId("e"), subject="38/2026-W50", time=NOON, basin=BasinId("38"))
        value, headers = encode(event)
        self._messages = [Message("binome.planning", 0, 0, "38", value, headers, NOON)]
        self.advanced = 0
        self.polls: list[int] = []
        self.done: list[Message] = []

    def poll(self, timeout_ms: int) -> list[Message]:
        self.polls.append(timeout_ms)
        came, self._messages = self._messages, []
        return came

    def advance(self, *_: object) -> None:
        self.advanced += 1

    def stored(self, messages: list[Message]) -> None:
        self.done += messages

    def pause(self, _: object) -> None:
        """Nothing else comes."""

    def resume(self, _: object) -> None:
        """Nothing else comes."""


class Loop:
    """The loop over one event, on a clock that goes on by ten seconds a round."""

    def __init__(self, store: Store, hands: Executor | None = None) -> None:
        self.reader, self.registry = OneMessage(), CollectorRegistry()
        patience, metrics = Patience(1.0, 1.0), Metrics(self.registry)
        plans = replace(plans_of(store, by_hand, lambda: NOON, patience), metrics=metrics)
        clock = iter(range(0, 10_000, 10))
        self._loop = PlanningConsumer(self.reader, plans, hands or AtOnce(), lambda: float(next(clock)))  # type: ignore[arg-type]  # a reader of one message

    def goes_round(self, times: int) -> None:
        with capture_logs():
            for _ in range(times):
                self._loop.step(0)

    def failed(self) -> float:
        return self.registry.get_sample_value("binome_solves_total", {"outcome": "failed"}) or 0


@contextmanager
def planning(monkeypatch: pytest.MonkeyPatch, error: type[Exception], times: int) -> Iterator[None]:
    """Plans fail so many times, and then they are stored."""
    left = iter(range(times))

    def plan_week(*_: object) -> str:
        if next(left, None) is not None:
            raise error
        return "stored"

    with monkeypatch.context() as patched:
        patched.setattr(planning_consumer, "plan_week", plan_week)
        yield


def test_a_store_that_is_away_is_waited_for_as_long_as_it_takes(
    sqlite_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The event does not become a dead letter, and no plan is said to have failed."""
    loop = Loop(sqlite_store)
    with planning(monkeypatch, StoreMissingError, 3 * ATTEMPTS):
        loop.goes_round(3 * ATTEMPTS)
        assert loop.reader.done == []
        loop.goes_round(2)
    assert len(loop.reader.done) == 1
    assert (loop.failed(), letters(sqlite_store)) == (0, [])


def test_a_week_that_cannot_be_planned_is_put_aside_after_some_attempts(
    sqlite_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its event becomes a dead letter, and each attempt is counted."""
    loop = Loop(sqlite_store)
    with planning(monkeypatch, RuntimeError, ATTEMPTS):
        loop.goes_round(ATTEMPTS + 1)
    assert len(loop.reader.done) == 1
    assert (loop.failed(), letters(sqlite_store)) == (ATTEMPTS, ["binome.planning"])


def test_a_plan_that_ends_with_whoever_made_it_is_no_failure(
    sqlite_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its event stays where it is, for whoever comes next; nobody asks the closed pool again."""
    loop = Loop(sqlite_store)
    with planning(monkeypatch, PoolClosedError, 1):
        loop.goes_round(4)
    assert (loop.reader.done, loop.reader.advanced) == ([], 0)
    assert (loop.failed(), letters(sqlite_store)) == (0, [])


def test_the_loop_does_nothing_but_poll_while_a_plan_is_made(
    sqlite_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its group hears from it all the while; a plan that has ended is not kept waiting by a poll."""
    loop = Loop(sqlite_store, hands := InHand())
    with planning(monkeypatch, RuntimeError, 0):
        loop.goes_round(4)
        assert loop.reader.polls == [0, *[SOLVING_POLL_MS] * 3]
        hands.end()
        loop.goes_round(1)
    assert loop.reader.polls[4:] == [0]
    assert len(loop.reader.done) == 1


def letters(store: Store) -> list[str]:
    """Topics of the dead letters."""
    with store.reading() as session:
        return [row.topic for row in session.exec(select(DeadLetterRow))]
