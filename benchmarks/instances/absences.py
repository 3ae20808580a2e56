"""Absences: a week that was published, and then somebody falls out."""

from datetime import timedelta
from random import Random

from benchmarks.instances.draws import draws
from benchmarks.instances.week import at
from schemas.agent import Unavailable
from schemas.problem import Problem
from schemas.roster import Baseline, Roster

_MORNING = 435
"""Minutes after midnight at which people report that they will not come: a quarter past seven."""


def absent(problem: Problem, roster: Roster, seed: int, absences: int = 1) -> Problem:
    """The problem again, its roster published, with people absent for one to three days from a day they were to work.

    Half of the absences are known on the Friday before, half on the morning of their first day.
    """
    draw = draws("absent", seed)
    working = sorted({shift.start.date() for shift in roster.shifts})
    first = draw.choice([day for day in working if day.weekday() < 4] or working)
    day = first.weekday()
    sudden = seed % 2 == 1
    now = at(day, _MORNING) if sudden else at(-3, 960)
    frozen = now + timedelta(minutes=draw.choice((0, 60))) if sudden else now
    there = sorted({shift.agent for shift in roster.shifts if shift.start.date() == first})
    gone = {key: _absence(draw, day) for key in draw.sample(there, min(absences, len(there)))}
    agents = tuple(
        agent.model_copy(update={"unavailable": (*agent.unavailable, gone[agent.id])}) if agent.id in gone else agent
        for agent in problem.agents
    )
    baseline = Baseline(**dict(roster), published_at=problem.now + timedelta(hours=1), frozen_until=frozen)
    # Whoever reports an absence lifts the pins that it makes impossible: with them no roster would exist.
    pins = tuple(pin for pin in problem.pins if pin.agent not in gone or pin.end <= gone[pin.agent].start)
    return problem.model_copy(update={"agents": agents, "now": now, "pins": pins, "baseline": baseline})


def _absence(draw: Random, day: int) -> Unavailable:
    days = draw.choice((1, 1, 1, 2, 3))
    return Unavailable(start=at(day), end=at(min(7, day + days)), reason="absence")
