"""plan_training: which trainings would mend most, each week planned with them to see that the label holds meanwhile.

What the solver of the trainings knows of the label is how many people each site needs. Whether a week's roster really
keeps it is seen by planning that week, with all that people were told within their employer's notice held: where it
falls short of what it keeps without the trainings, those of that week are sent on other days; on days that people have
to agree to, where no others do; or not at all.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from config.training import TrainingFigures
from planner.core.skills.fragility import Holding, holdings
from planner.core.skills.mending import Mendable, mendable
from planner.core.skills.training import training_plan
from planner.core.skills.trainings import Terms, Training, TrainingPlan
from planner.services.facts.weeks_touched import iso_week, week_after, week_of
from planner.services.planning.compose_problem import compose_problem, frame_of
from planner.services.planning.composition.frame import Frame
from planner.services.planning.label_meanwhile import Meanwhile, PersonDay
from planner.services.planning.notice import days_within_notice
from schemas.problem import Problem
from schemas.roster import Roster
from schemas.tables.basin import BasinRow
from schemas.time import week_dates

TRIES = 20
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
        late = frozenset(each for problem in self.problems for each in days_within_notice(problem))
        return mendable(self.problems, Terms(figures.holders, figures.days, asking=late))


@dataclass(frozen=True)
class Proved:
    """Trainings, and the weeks that were planned with them."""

    plan: TrainingPlan
    weeks: tuple[str, ...]
    """Weeks with a training, each planned: the label misses no more than without."""
    sound: bool
    """Whether every such week was; else no trainings are given that do not leave enough, as none were found in time."""
    asked: tuple[Training, ...] = ()
    """Those to which people may have to agree: within the notice of their employer, since no other days do."""


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
    weeks = [
        Meanwhile.of(problem, frame, figures, solve)
        for problem, frame in zip(ahead.problems, ahead.frames, strict=True)
    ]
    barred = set[PersonDay]()
    asking = {each for week in weeks for each in week.late}
    plan = TrainingPlan((), (), proved=False)
    for tries in range(TRIES):
        terms = Terms(figures.holders, figures.days, most_days, frozenset(barred), frozenset(asking))
        plan = training_plan(ahead.problems, terms)
        found = [(week, set(week.harmed(plan.trainings, asking))) for week in weeks]
        if not any(harmed for _, harmed in found):
            asked = tuple(each for each in plan.trainings if terms.asks(each))
            return Proved(plan, _weeks(plan.trainings), sound=True, asked=asked)
        for week, harmed in found:
            for agent, day in harmed:
                days = week_dates(week.problem.week) if tries >= OTHER_DAYS else (day,)
                # With people's consent a day may still do: it is tried so when no other is left.
                unasked = bool(week.late) and (agent, day) not in asking
                (asking if unasked else barred).update((agent, each) for each in days)
    return Proved(TrainingPlan((), plan.unmended, proved=False), (), sound=False)


def _weeks(trainings: Sequence[Training]) -> tuple[str, ...]:
    return tuple(sorted({iso_week(each.dates[0]) for each in trainings}))
