"""plan_training: which trainings would mend most, each week planned with them to see that the label holds meanwhile.

What the solver of the trainings knows of the label is how many people each site needs. Whether a week's roster really
keeps it is seen by planning that week: where it falls short of what it keeps without the trainings, those of that week
are sent on other days, or not at all.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session

from config.training import TrainingFigures
from planner.core.skills.fragility import Holding, holdings
from planner.core.skills.mending import Mendable, mendable
from planner.core.skills.training import Terms, Training, TrainingPlan, training_plan
from planner.services.compose_problem import compose_problem, frame_of
from planner.services.composition.frame import Frame
from planner.services.weeks_touched import iso_week, week_after, week_of
from schemas.agent import Agent, Unavailable
from schemas.ids import AgentId, SiteId
from schemas.problem import Problem
from schemas.roster import Roster
from schemas.tables.basin import BasinRow
from schemas.time import week_dates

TRIES = 12
"""Times that trainings are looked for."""
OTHER_DAYS = 2
"""How often other days of a week are tried for somebody before that week is given up for them."""


@dataclass(frozen=True)
class Ahead:
    """The weeks to come of a basin, as they would be planned now."""

    problems: tuple[Problem, ...]
    frames: tuple[Frame, ...]

    def holdings(self) -> tuple[Holding, ...]:
        """Who could attend for each partner, week by week."""
        return tuple(each for problem in self.problems for each in holdings(problem))

    def fragile(self, figures: TrainingFigures) -> tuple[Holding, ...]:
        """Those of them that hang on fewer people than wanted, or whose training lapses."""
        return tuple(each for each in self.holdings() if len(each.holders) < figures.holders or each.lapsing)

    def mendable(self, figures: TrainingFigures) -> tuple[Mendable, ...]:
        """What lacks when the weeks are over, and who could be trained for it."""
        return mendable(self.problems, Terms(figures.holders, figures.days))


@dataclass(frozen=True)
class Proved:
    """Trainings, and the weeks that were planned with them."""

    plan: TrainingPlan
    weeks: tuple[str, ...]
    """Weeks with a training, each planned: the label misses no more than without."""
    sound: bool
    """Whether every such week was; else no trainings are given that do not leave enough, as none were found in time."""


def weeks_ahead(session: Session, basin: str, count: int, now: datetime) -> Ahead | None:
    """So many weeks from next week on; None where there is no such basin."""
    row = session.get(BasinRow, basin)
    if row is None:
        return None
    first = week_of(now, row.timezone)
    names = [week_after(first, number) for number in range(1, count + 1)]
    problems = tuple(problem for name in names if (problem := compose_problem(session, basin, name, now)) is not None)
    return Ahead(problems, tuple(frame_of(row, problem.week) for problem in problems))


def plan_training(
    ahead: Ahead,
    figures: TrainingFigures,
    solve: Callable[[Problem], Roster],
    most_days: int | None = None,
) -> Proved:
    """The trainings that mend most for the fewest days and leave every week's label as it is without them."""
    barred: set[tuple[AgentId, date]] = set()
    without: dict[str, int] = {}
    plan = TrainingPlan((), (), proved=False)
    for tries in range(TRIES):
        plan = training_plan(ahead.problems, Terms(figures.holders, figures.days, most_days, frozenset(barred)))
        harmed = set(_harmed(ahead, plan.trainings, figures, solve, without))
        if not harmed:
            return Proved(plan, _weeks(plan.trainings), sound=True)
        for agent, day in harmed:
            week = week_dates(iso_week(day)) if tries >= OTHER_DAYS else (day,)
            barred.update((agent, each) for each in week)
    return Proved(TrainingPlan((), plan.unmended, proved=False), (), sound=False)


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


def _harmed(
    ahead: Ahead,
    trainings: Sequence[Training],
    figures: TrainingFigures,
    solve: Callable[[Problem], Roster],
    without: dict[str, int],
) -> Iterable[tuple[AgentId, date]]:
    """Days of training in weeks whose label misses more with them, at the sites where it does."""
    for problem, frame in zip(ahead.problems, ahead.frames, strict=True):
        own = [each for each in trainings if iso_week(each.dates[0]) == problem.week]
        if not own:
            continue
        roster = solve(with_trainings(problem, frame, own, figures))
        missed = _label(roster)
        if missed and problem.week not in without:
            without[problem.week] = _label(solve(problem))
        if missed > without.get(problem.week, 0):
            yield from _at(_short(roster), problem, own)


def _at(sites: set[SiteId], problem: Problem, trainings: Sequence[Training]) -> list[tuple[AgentId, date]]:
    """First days of trainings whose people may work at the sites; of all, where that is nobody."""
    near = {agent.id for agent in problem.agents if sites.intersection(agent.sites)}
    meant = [each for each in trainings if each.agent in near] or list(trainings)
    return [(each.agent, day) for each in meant for day in each.dates]


def _label(roster: Roster) -> int:
    return next((rung.value for rung in roster.objective if rung.level == "label"), 0)


def _short(roster: Roster) -> set[SiteId]:
    return {each.site for each in roster.guarantees if not each.met}


def _weeks(trainings: Sequence[Training]) -> tuple[str, ...]:
    return tuple(sorted({iso_week(each.dates[0]) for each in trainings}))
