"""worked: what each agent's week came to, as the weeks after it will be told: minutes, evenings, Saturday, last end."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from planner.check.agent_week import AgentWeek
from planner.check.case import Case
from planner.check.rungs.comfort import SATURDAY, late_ends
from schemas.ids import AgentId


@dataclass(frozen=True)
class WorkedWeek:
    """One agent's week, once it is given out."""

    agent: AgentId
    minutes: int
    """Shifts, journeys, training and meetings."""
    late_shifts: int
    saturdays: int
    """1 where the Saturday was worked."""
    last_shift_end: datetime | None
    """End of the last shift; None where there is none."""


def worked_weeks(case: Case) -> Iterator[WorkedWeek]:
    """What every agent's week comes to in a roster that was laid beside its problem."""
    for key, week in case.agents.items():
        yield WorkedWeek(
            agent=key,
            minutes=case.week_work(week),
            late_shifts=late_ends(case, week),
            saturdays=int(bool(week.real[SATURDAY])),
            last_shift_end=_last_end(case, week),
        )


def _last_end(case: Case, week: AgentWeek) -> datetime | None:
    shifts = week.all_real
    return case.clock.instant(max(shift.end for shift in shifts)) if shifts else None
