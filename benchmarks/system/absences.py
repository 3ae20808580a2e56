"""absences: who falls out, drawn from a seed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from benchmarks.instances.draws import draws
from benchmarks.system.outside import Sender
from schemas.envelope import Envelope
from schemas.events.absences import AbsenceReported
from schemas.ids import AbsenceId, AgentId
from schemas.problem import Problem
from schemas.shift import Shift


@dataclass(frozen=True)
class Away:
    """Somebody who will not come."""

    basin: str
    agent: AgentId
    start: datetime
    end: datetime

    def reported(self, sender: Sender, number: int) -> Envelope:
        """Its report."""
        key = AbsenceId(f"away-{number:06d}")
        data = AbsenceReported(absence=key, agent=self.agent, start=self.start, end=self.end)
        return sender.event(data, self.basin, key)


def one_after_another(problem: Problem, count: int, seed: int = 0) -> Iterator[Away]:
    """Different people who were to work that day, each away for one to three days."""
    assert problem.baseline is not None  # noqa: S101 - a published week
    draw = draws("away", seed)
    shifts = {shift.agent: shift for shift in draw.sample(problem.baseline.shifts, len(problem.baseline.shifts))}
    for agent in draw.sample(sorted(shifts), len(shifts))[:count]:
        yield _from(problem, shifts[agent], draw)


def burst(problems: list[Problem], count: int, seed: int = 0) -> Iterator[Away]:
    """So many, of anybody in any of the basins, each for one day on which the person works."""
    draw = draws("burst", seed)
    for number in range(count):
        problem = problems[number % len(problems)]
        assert problem.baseline is not None  # noqa: S101 - a published week
        shift = draw.choice(problem.baseline.shifts)
        yield _day(problem, shift, 1)


def _from(problem: Problem, shift: Shift, draw: Random) -> Away:
    return _day(problem, shift, draw.choice((1, 1, 1, 2, 3)))


def _day(problem: Problem, shift: Shift, days: int) -> Away:
    midnight = shift.start.replace(hour=0, minute=0)
    return Away(problem.basin, shift.agent, midnight, midnight + timedelta(days=days))
