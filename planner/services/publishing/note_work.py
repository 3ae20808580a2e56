"""note_work: writes down what each agent's week comes to, for the weeks after it, when a roster is given to people."""

from collections.abc import Iterable

from sqlmodel import Session

from planner.check.worked import WorkedWeek
from planner.store import networks
from schemas.problem import Problem
from schemas.tables.agent import WorkedWeekRow


def note_work(session: Session, problem: Problem, weeks: Iterable[WorkedWeek]) -> bool:
    """Note the work of a week that is given to people; whether any of it is new."""
    fresh = False
    noted = networks.worked_in(session, problem.basin, problem.week)
    for worked in weeks:
        row = noted.get(worked.agent)
        stated = (worked.minutes, worked.late_shifts, worked.saturdays, worked.last_shift_end)
        if row is not None and stated == (row.minutes, row.late_shifts, row.saturdays, row.last_shift_end):
            continue
        fresh = True
        row = row or WorkedWeekRow(agent=worked.agent, week=problem.week, minutes=0)
        row.minutes, row.late_shifts, row.saturdays, row.last_shift_end = stated
        session.add(row)
    session.flush()
    return fresh
