"""label_meanwhile: whether weeks keep their label with the trainings in them, and without anybody having to agree.

A week in which people are sent is planned with what they were told within their employer's notice held as it is; where
a training comes within the notice itself, as a manager would have it planned: what is told late waits for who agrees.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from config.training import TrainingFigures
from planner.core.skills.trainings import Training
from planner.services.facts.weeks_touched import iso_week
from planner.services.planning.composition.frame import Frame
from planner.services.planning.notice import days_within_notice, held_through_notice
from schemas.agent import Agent, Unavailable
from schemas.ids import AgentId, SiteId
from schemas.problem import Problem
from schemas.roster import Roster

PersonDay = tuple[AgentId, date]


@dataclass(frozen=True)
class Meanwhile:
    """One week ahead, planned with trainings and without."""

    problem: Problem
    frame: Frame
    figures: TrainingFigures
    solve: Callable[[Problem], Roster]
    late: frozenset[PersonDay]
    """Whose changes on which dates would come within the notice."""
    without: dict[bool, int] = field(default_factory=dict[bool, int])
    """How far the label is missed without trainings, where that had to be known; with what is told held, and not."""

    @classmethod
    def of(
        cls, problem: Problem, frame: Frame, figures: TrainingFigures, solve: Callable[[Problem], Roster]
    ) -> "Meanwhile":
        """A week ahead of which nothing was planned yet."""
        return cls(problem, frame, figures, solve, days_within_notice(problem))

    def harmed(self, trainings: Sequence[Training], asking: Collection[PersonDay]) -> Iterable[PersonDay]:
        """Days of training with which the label misses more, at the sites where it does.

        Those that are not among the days of `asking` are looked at first, and with all that holds held.
        """
        own = [each for each in trainings if iso_week(each.dates[0]) == self.problem.week]
        asked = [each for each in own if any((each.agent, day) in asking for day in each.dates)]
        unasked = [each for each in own if each not in asked]
        if unasked and (found := self._missing(unasked, held=True)):
            return found
        return self._missing(own, held=False) if asked else []

    def _missing(self, trainings: Sequence[Training], *, held: bool) -> list[PersonDay]:
        base = held_through_notice(self.problem, self.late) if held else self.problem
        roster = self.solve(with_trainings(base, self.frame, trainings, self.figures))
        missed = _label(roster)
        if missed and held not in self.without:
            self.without[held] = _label(self.solve(base))
        if roster.status == "none" or missed > self.without.get(held, 0):
            return _at(_short(roster), self.problem, trainings)
        return []


def with_trainings(problem: Problem, frame: Frame, trainings: Sequence[Training], figures: TrainingFigures) -> Problem:
    """A week in which people are away for their trainings."""
    own = [each for each in trainings if iso_week(each.dates[0]) == problem.week]
    agents = tuple(
        _sent(agent, [each for each in own if each.agent == agent.id], frame, figures) for agent in problem.agents
    )
    return problem.model_copy(update={"agents": agents})


def training_span(day: date, frame: Frame, figures: TrainingFigures) -> tuple[datetime, datetime]:
    """When somebody is away for a training on a date."""
    start, end = (clock.hour * 60 + clock.minute for clock in (figures.start, figures.end))
    return frame.wall(day, start), frame.wall(day, end)


def _sent(agent: Agent, trainings: Sequence[Training], frame: Frame, figures: TrainingFigures) -> Agent:
    spans = [training_span(day, frame, figures) for each in trainings for day in each.dates]
    away = tuple(Unavailable(start=start, end=end, reason="training") for start, end in spans)
    return agent.model_copy(update={"unavailable": (*agent.unavailable, *away)}) if away else agent


def _at(sites: set[SiteId], problem: Problem, trainings: Sequence[Training]) -> list[tuple[AgentId, date]]:
    """First days of trainings whose people may work at the sites; of all, where that is nobody."""
    near = {agent.id for agent in problem.agents if sites.intersection(agent.sites)}
    meant = [each for each in trainings if each.agent in near] or list(trainings)
    return [(each.agent, day) for each in meant for day in each.dates]


def _label(roster: Roster) -> int:
    return next((rung.value for rung in roster.objective if rung.level == "label"), 0)


def _short(roster: Roster) -> set[SiteId]:
    return {each.site for each in roster.guarantees if not each.met}
