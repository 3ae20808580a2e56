"""latency: one absence at a time, from its sending to the arrival of the roster that follows from it."""

import time
from dataclasses import dataclass
from pathlib import Path

from benchmarks.system.absences import one_after_another
from benchmarks.system.asking import wait
from benchmarks.system.ground import Ground
from benchmarks.system.networks import import_all
from benchmarks.system.outside import Listener, Sender
from benchmarks.system.process import Kind, Solves, running, usual
from benchmarks.system.processor import seconds_of
from events import outbox
from planner.store.weeks import stale
from schemas.problem import Problem

_PATIENCE = 60.0
"""Seconds after which an answer is counted as missing."""


@dataclass(frozen=True)
class Latencies:
    """What was measured."""

    seconds: tuple[float, ...]
    """One an absence that was answered, in the order in which they were sent."""
    missing: int
    """Absences that were not answered in time."""
    processor: float = 0.0
    """Seconds of the processor that workers and relay took, solvers and servers left out."""


def latencies(ground: Ground, problem: Problem, kind: Kind, answers: Path, count: int) -> Latencies:
    """Send one, wait for its roster, send the next."""
    import_all(ground, [problem])
    found: list[float] = []
    missing = 0
    with (
        running(ground, Solves(kind, str(answers)), usual(ground)) as processes,
        Sender(ground) as sender,
        Listener(ground, "binome.rosters") as listener,
    ):
        _settled(ground, listener)
        before = seconds_of(processes)
        for number, away in enumerate(one_after_another(problem, count)):
            event = away.reported(sender, number)
            began = sender.send([event])
            arrived = listener.published_for(event.id, _PATIENCE)
            if arrived is None:
                missing += 1
            else:
                found.append(arrived - began)
        taken = seconds_of(processes) - before
    return Latencies(tuple(found), missing, taken)


def _settled(ground: Ground, listener: Listener, seconds: float = 3.0) -> None:
    """Everybody has joined, and the plan that an import asks for is made; what is planned in calm may go on."""
    store = ground.store()
    wait(store, lambda session: all(week.calm for week in stale(session)) and outbox.depth(session) == 0, _PATIENCE)
    store.close()
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        for _ in listener.poll():
            until = time.monotonic() + seconds
