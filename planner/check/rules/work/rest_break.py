"""work.rest_break: work reaches the run's length nowhere without a break of so many minutes before it.

A gap at one site is a break; between two sites it is what exceeds the journey, before or after it, whichever is
lawful. A shorter break does not end the run, and is not work.
"""

from collections.abc import Iterator
from typing import NamedTuple

from planner.check.case import Case
from planner.check.presence import Presence
from planner.check.violation import Violation
from schemas.ids import RuleId

ID = RuleId("work.rest_break")


class Run(NamedTuple):
    """Work without a full break: from when to when, and how many minutes of it are shifts and journeys."""

    start: int
    end: int
    minutes: int


class Reading(NamedTuple):
    """One way to count a date: the run that is going on, and those before it that were too long."""

    run: Run
    too_long: tuple[Run, ...] = ()


class Figures(NamedTuple):
    """What a run may be."""

    longest: int
    """Minutes that a run may last at most: one less than those it must not reach."""
    pause: int
    now: int


def check(case: Case) -> Iterator[Violation]:
    """Each run that reaches its limit, with the minutes too many; journeys are counted as it suits the date best."""
    for key, week in case.agents.items():
        for day, shifts in week.worked():
            reached, pause = (case.figure(ID, name, week, day) for name in ("run_minutes", "break_minutes"))
            figures = Figures(reached - 1, pause, case.now)
            for run in longest_runs(case, shifts, figures):
                text = f"{key} travaille {run.minutes} min sans pause de {pause} min, moins de {reached} permises"
                span = run.start, run.end
                more = run.minutes - figures.longest
                yield case.violation(ID, more, text, span=span, agents=[key])


def longest_runs(case: Case, shifts: tuple[Presence, ...], figures: Figures) -> tuple[Run, ...]:
    """The runs of a date that are too long, in the reading of its journeys that has the least of them."""
    first = shifts[0]
    readings = {Reading(Run(first.start, first.end, first.length))}
    before = first
    for after in shifts[1:]:
        readings = {
            each for reading in readings for each in _go_on(reading, after, case.journey(before, after), figures)
        }
        before = after
    ended = [_ended(reading, figures) for reading in readings]
    return min(ended, key=lambda runs: (sum(run.minutes - figures.longest for run in runs), runs))


def _go_on(reading: Reading, after: Presence, journey: int, figures: Figures) -> Iterator[Reading]:
    """The readings of the date up to the next shift."""
    run = reading.run
    if after.start - run.end - journey < figures.pause:
        yield Reading(Run(run.start, after.end, run.minutes + journey + after.length), reading.too_long)
        return
    travelled = Run(run.start, run.end + journey, run.minutes + journey)
    yield Reading(Run(after.start, after.end, after.length), _ended(Reading(travelled, reading.too_long), figures))
    yield Reading(Run(after.start - journey, after.end, journey + after.length), _ended(reading, figures))


def _ended(reading: Reading, figures: Figures) -> tuple[Run, ...]:
    """The runs that are too long once this one has ended; what lies before now is history."""
    run, too_long = reading
    return (*too_long, run) if run.minutes > figures.longest and run.end > figures.now else too_long
