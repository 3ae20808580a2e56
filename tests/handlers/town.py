"""town: a small basin in a running system: SQLite, the embedded bus, every part of `binome work`, and no solver.

    town.knows(two_sites("thu-1 10:00"))
    town.plans("2026-W49")
    town.says("absence.reported", absence="x1", agent="a1", start="tue 00:00", end="tue 24:00")
    town.works()
    assert "a1" not in town.on_shift("tue")

Events come in as bytes, on their topics and in the basin's partition; what goes out is read from the topics.
"""

import itertools
import json
import time
from collections.abc import Callable
from datetime import datetime
from typing import Any

from pydantic import SecretStr

from config.settings import Settings
from events import dead_letters
from events.codec import decode
from events.embedded_bus import EmbeddedBus
from planner.cli.import_ import import_problem
from planner.cli.system.parts import Parts
from planner.cli.system.until_idle import work_until_idle
from planner.services.network.import_network import Wish
from planner.services.planning.compose_problem import compose_problem
from planner.services.planning.judgement import Solved
from planner.services.planning.patience import Allowed
from planner.services.planning.solving import SolverPool
from planner.store import revisions
from planner.store.session import Store
from schemas.envelope import Envelope
from schemas.events import TOPICS, TYPES, full_name
from schemas.problem import Problem
from schemas.roster import Roster
from schemas.tables.dead_letter import DeadLetterRow
from schemas.tables.inbox import InboxRow
from tests.builders import ProblemBuilder
from tests.handlers.by_hand import by_hand
from tests.plans import as_solved
from tests.wall import WEEK, at, on

HR = "/hr"
"""Who reports absences where a test says nothing."""
PATIENCE = 60.0
"""Seconds after which a test gives up on a thread."""
ByHand = Callable[[Problem, Allowed], Roster | Solved]
"""What makes rosters in a test."""
_MOMENTS = frozenset({"start", "end", "deadline"})


class Called(SolverPool):
    """A pool of no processes: a function in its place."""

    def __init__(self, solve: ByHand) -> None:
        super().__init__()
        self._solve = solve

    def __call__(self, problem: Problem, allowed: Allowed) -> Solved:
        return as_solved(self._solve(problem, allowed))


class Town:
    """One basin, 38; its clock stands still until it is set."""

    def __init__(self, store: Store, **settings: object) -> None:
        """Nothing is known yet; `settings` are those of the process."""
        self.now: datetime = at("thu-1 10:00")
        self.store = store
        self.solve: ByHand = by_hand
        self.solved: list[Problem] = []
        """Every problem that was solved, in order."""
        self.seconds: list[float] = []
        """What time each of them had."""
        given = Settings(database_url=SecretStr(str(store.url)), **settings)  # type: ignore[arg-type]  # by name
        self.parts = Parts(given, lambda: self.now, store)
        self.parts.solvers = Called(self._solved)
        self.parts.bus.create_topics(TOPICS)
        watching = EmbeddedBus(store.transaction, lambda: self.now, reading=store.reading)
        self._ear = watching.consumer("watch", [topic.name for topic in TOPICS if topic.direction != "in"])
        self._heard: list[tuple[str, Envelope]] = []
        self._numbers = itertools.count(1)

    def _solved(self, problem: Problem, allowed: Allowed) -> Roster | Solved:
        self.solved.append(problem)
        self.seconds.append(allowed.seconds)
        return self.solve(problem, allowed)

    def meanwhile(self, deed: Callable[[], str], *, times: int = 1) -> None:
        """While weeks are solved, `times` of them, an event is sent and handled before the solver is done."""
        left = iter(range(times))

        def overtaken(problem: Problem, allowed: Allowed) -> Roster:
            if next(left, None) is not None:
                self._handled(deed())
            return by_hand(problem, allowed)

        self.solve = overtaken

    def _handled(self, event: str) -> None:
        """Wait until another thread has handled an event."""
        listener, until = self.parts.bell.listener(), time.monotonic() + PATIENCE
        while self.ended(event) is None:
            assert time.monotonic() < until, f"{event} was never handled"
            listener.wait(0.1)

    def knows(self, problem: ProblemBuilder) -> None:
        """A network and the facts of its week are imported; the clock is set to the moment of the problem."""
        self.now = problem.build().now
        import_problem(self.store, problem.build(), self.now, Wish())

    def plans(self, *weeks: str) -> None:
        """Weeks are asked for, and everything is done about them."""
        for week in weeks or (WEEK,):
            self.says("roster.requested", request=f"r-{week}-{next(self._numbers)}", week=week, requested_by="me")
            self.works()

    def says(
        self,
        short: str,
        *,
        id: str | None = None,  # noqa: A002 - as an event has it
        when: str | None = None,
        source: str = HR,
        basin: str = "38",
        **data: object,
    ) -> str:
        """Somebody sends an event, of now or of `when`; gives its id. Moments are words, as in `tests/wall`."""
        name = id or f"e{next(self._numbers):04}"
        stated = {key: at(str(value)).isoformat() if key in _MOMENTS else value for key, value in data.items()}
        event = {
            "specversion": "1.0",
            "id": name,
            "source": source,
            "type": full_name(short),
            "subject": name,
            "time": (self.now if when is None else at(when)).isoformat(),
            "basin": basin,
            "data": stated,
        }
        self.sends(TYPES[full_name(short)].topic, json.dumps(event).encode())
        return name

    def sends(self, topic: str, value: bytes | None, key: str = "38") -> None:
        """Bytes come in on a topic."""
        producer = self.parts.bus.producer(f"test-{next(self._numbers)}")
        producer.begin()
        producer.send(topic, key, value, {"content-type": "application/cloudevents+json"})
        producer.commit()
        producer.close()

    def works(self, until: str | None = None) -> None:
        """Everything that waits is handled; at a later moment, where one is given."""
        if until is not None:
            self.now = at(until)
        work_until_idle(self.parts, lambda: False)
        self._listens()

    def hears(self) -> None:
        """What was sent is stored, with what follows from it at once; nothing is planned yet."""
        facts, relay = self.parts.facts(), self.parts.relay()
        assert self.parts.sender.acquire()
        while facts.step(20) + relay.drain():
            pass
        relay.close()
        self.parts.leave()
        self._listens()

    # What is so

    def ended(self, event: str, source: str = HR) -> str | None:
        """How an event ended; None where it never came."""
        with self.store.reading() as session:
            row = session.get(InboxRow, (source, event))
            return None if row is None else row.outcome

    def letters(self) -> list[DeadLetterRow]:
        """What was refused, in order."""
        with self.store.reading() as session:
            return list(dead_letters.waiting(session))

    def roster(self, week: str = WEEK) -> Roster | None:
        """What is published."""
        with self.store.reading() as session:
            row = revisions.published(session, "38", week)
            return None if row is None else revisions.roster_of(row)

    def proposal(self, week: str = WEEK) -> Roster | None:
        """What waits to be decided."""
        with self.store.reading() as session:
            row = revisions.proposed(session, "38", week)
            return None if row is None else revisions.roster_of(row)

    def revision(self, week: str = WEEK) -> int:
        """How many revisions the week has had."""
        with self.store.reading() as session:
            return len(revisions.of_week(session, "38", week))

    def on_shift(self, day: str, week: str = WEEK) -> set[str]:
        """Who is on shift on a day of a week, as published."""
        roster = self.roster(week)
        return {s.agent for s in (roster.shifts if roster else ()) if s.start.date() == on(day, week)}

    def away(self, agent: str, week: str = WEEK) -> list[tuple[datetime, datetime]]:
        """When an agent cannot come, as the week's problem has it."""
        with self.store.reading() as session:
            problem = compose_problem(session, "38", week, self.now)
        assert problem is not None
        [found] = [each for each in problem.agents if each.id == agent]
        return [(each.start, each.end) for each in found.unavailable if each.reason == "absence"]

    def told(self, topic: str) -> list[Envelope]:
        """Everything that was told on a topic, in order within a key; tombstones left out."""
        return [event for place, event in self._heard if place == topic]

    def _listens(self) -> None:
        """Hear what was told, before newer words take its place."""
        while messages := self._ear.poll(0):
            for message in messages:
                event = None if message.value is None else decode(message.value, message.headers, message.topic)
                if isinstance(event, Envelope):
                    self._heard.append((message.topic, event))

    def alerts(self, kind: str) -> list[tuple[str, Any]]:
        """What was told of one kind of alert: raised or cleared, and the alert."""
        events = [(event, event.data) for event in self.told("binome.alerts")]
        return [(event.type.split(".")[2], data) for event, data in events if getattr(data, "kind", None) == kind]
