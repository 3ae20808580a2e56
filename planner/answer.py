"""answer: problem → plan → check → explain → answer; the one thing that command line and services give out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import version
from typing import Literal

from config.figures import Figures
from planner.check.report import Count, Report, count, judge, restated
from planner.core.limits import Limits
from planner.core.plan import plan
from planner.core.result import Part, Progress, Result
from planner.core.writing import appointments_of, openings_of, shifts_of
from planner.explain.explain import Explained, explain
from schemas.objective import LEVELS, Level, ladder
from schemas.problem import Problem
from schemas.roster import Component, Roster, Solve

PLANNING_SHARE = 0.75
"""Part of the limit for planning; the rest is kept for checking and explaining."""
UNEXPLAINED_SHARE = 0.9
"""The same where every site keeps its label: then only alternatives are told."""
HURRIED_SHARE = 0.1
"""Most of the limit that explaining takes where the answer is waited for; what is untold then is told in calm."""
PROMPT_SHARE = 0.5
"""Where planning has ended before so much of the limit, explaining may take the rest of it: then no calm is needed."""


@dataclass(frozen=True)
class Event:
    """One step of an answer: a roster that passed the checker, or a rung."""

    seconds: float
    event: Literal["roster", "rung"]
    level: Level | None = None
    value: int | None = None
    bound: int | None = None
    roster: Roster | None = None


class RejectedError(Exception):
    """A roster that the checker does not accept: a fault of the planner, never shown as an answer."""


@dataclass
class _Answering:
    """One answer on its way: the problem, and how it is asked."""

    problem: Problem
    figures: Figures
    limits: Limits
    seed: int
    workers: int
    on_event: Callable[[Event], None]
    hurried: bool = False
    """Whether the answer is waited for, and nothing else."""
    checking: float = 0.0
    """Seconds that it took to write and check the last roster."""
    told: dict[Level, tuple[int | None, int | None]] = field(default_factory=dict)
    """Value and bound of each rung, as told last."""

    def planned(self, improve: bool, until: Level) -> Result:
        """The best week in the part of the limit that is for planning."""
        return plan(
            self.problem,
            self.figures,
            limits=self.limits.until(PLANNING_SHARE),
            unexplained=self.limits.until(UNEXPLAINED_SHARE),
            seed=self.seed,
            workers=self.workers,
            improve=improve,
            until=until,
            on_progress=self.note,
        )

    def note(self, progress: Progress) -> None:
        """Tell of a step; a week is told of once it has passed the checker."""
        if progress.level is not None:
            self._settled(progress.level, progress.value, progress.bound)
        elif progress.result is not None and not self.hurried:
            self.accept(progress.result())

    def accept(self, result: Result) -> tuple[Roster, Report]:
        """Write the roster of a result, and let nothing through that the checker rejects."""
        began = self.limits.spent
        counted, roster = self._written(result)
        report = judge(counted, roster)
        if not report.clean:
            found = [*report.violations, *report.false_claims]
            raise RejectedError("; ".join(str(item) for item in found[:5]))
        self.checking = self.limits.spent - began
        self.on_event(Event(self.limits.spent, "roster", roster=roster))
        return roster, report

    def for_explaining(self) -> Limits:
        """The time that is left, less what it takes to check the whole once more: so the limit holds for all of it."""
        prompt = PROMPT_SHARE * self.limits.seconds - self.limits.spent
        most = max(HURRIED_SHARE * self.limits.seconds, prompt) if self.hurried else self.limits.left
        return Limits(max(0.0, min(most, self.limits.left - self.checking)), self.limits.clock)

    def with_explanations(self, roster: Roster, report: Report, explained: Explained) -> tuple[Roster, Report]:
        """The accepted roster with what is told of it; where the checker finds that false, nothing is told."""
        told = {"explanations": explained.explanations, "alternatives": explained.alternatives}
        whole = roster.model_copy(update=told)
        told_report = restated(report, whole)
        accepted, judged = (whole, told_report) if told_report.clean else (roster, report)
        return accepted.model_copy(update={"solve": self.solve()}), judged

    def settle(self, roster: Roster) -> None:
        """Tell what each rung came to, where that was not told, as where parts of a basin share referents."""
        for rung in roster.objective:
            if self.told.get(rung.level) != (rung.value, rung.bound):
                self._settled(rung.level, rung.value, rung.bound)

    def _settled(self, level: Level, value: int | None, bound: int | None) -> None:
        self.told[level] = value, bound
        self.on_event(Event(self.limits.spent, "rung", level, value, bound))

    def _written(self, result: Result) -> tuple[Count, Roster]:
        timetable, week = result.timetable, result.facts.week
        bare = Roster(
            basin=self.problem.basin,
            week=self.problem.week,
            status="none" if timetable is None else "feasible",
            shifts=() if timetable is None else shifts_of(timetable, week),
            openings=() if timetable is None else openings_of(timetable, week),
            appointments=() if timetable is None else appointments_of(timetable, week),
        )
        counted = count(self.problem, bare, self.figures)
        by_part = {frozenset(sites): values for sites, values in counted.values_by_component}
        parts = [_component(part, by_part[frozenset(part.sites)]) for part in result.parts]
        bounds = {level: _bound(parts, level) for level in LEVELS}
        bounds["service"] = max(bounds["service"], result.service_floor)
        objective = ladder(counted.values, bounds)
        proved = all(rung.value == rung.bound for rung in objective)
        roster = bare.model_copy(
            update={
                "status": "none" if timetable is None else "optimal" if proved else "feasible",
                "guarantees": counted.guarantees,
                "objective": objective,
                "components": tuple(parts),
                "changes": counted.changes,
                "solve": self.solve(),
            }
        )
        return counted, roster

    def solve(self) -> Solve:
        """How the roster was found, so far."""
        return Solve(
            seconds=round(self.limits.spent, 3), workers=self.workers, seed=self.seed, versions=dict(_versions())
        )


@cache
def _versions() -> Mapping[str, str]:
    """What planned: read once, which takes as long as checking a small roster."""
    return {name: version(name) for name in ("binome", "ortools", "highspy")}


def answer(  # noqa: PLR0913 (everything that an answer depends on is an argument)
    problem: Problem,
    figures: Figures,
    limits: Limits,
    *,
    seed: int = 0,
    workers: int = 2,
    improve: bool = False,
    until: Level = LEVELS[-1],
    on_event: Callable[[Event], None] | None = None,
    on_report: Callable[[Report], None] = lambda _: None,
    hurried: bool = False,
) -> Roster:
    """Plan, check and explain a problem that was found without fault; it may end once `until` is proved (see `plan`).

    `on_report`: told once what the checker found of the roster that is given out.

    `hurried`: what nobody waits for is spared, rosters on the way and alternatives.

    Raises
    ------
    RejectedError
        Where no roster passed the checker.
    """
    answering = _Answering(problem, figures, limits, seed, workers, on_event or (lambda _: None), hurried)
    try:
        result = answering.planned(improve, until)
        roster, report = answering.accept(result)
    except RejectedError:
        if improve or problem.baseline is None:
            raise
        # A baseline may say of itself what is not so, as where it was changed by hand: then nothing of it is kept.
        result = answering.planned(True, until)
        roster, report = answering.accept(result)
    answering.settle(roster)
    share = answering.for_explaining()
    explained = explain(problem, figures, result, roster, limits=share, seed=seed, workers=workers, hurried=hurried)
    final, judged = answering.with_explanations(roster, report, explained)
    on_report(judged)
    return final


def _component(part: Part, values: Mapping[Level, int]) -> Component:
    return Component(sites=part.sites, fingerprint=part.fingerprint, objective=ladder(values, part.bounds))


def _bound(parts: list[Component], level: Level) -> int:
    return sum(rung.bound for part in parts for rung in part.objective if rung.level == level)
