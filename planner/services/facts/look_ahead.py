"""look_ahead: what people work in a week bears on the weeks after it; published ones that no longer pass are stale."""

from datetime import datetime

from sqlmodel import Session

from config.figures import Figures
from planner.check.report import check
from planner.services.facts.mark_weeks import mark_week
from planner.services.facts.weeks_touched import week_after
from planner.services.planning.compose_problem import compose_problem
from planner.services.planning.composition.agents import WEEKS_KNOWN
from planner.store import revisions
from schemas.tables.basin import BasinRow


def look_ahead(session: Session, basin: BasinRow, week: str, figures: Figures, now: datetime) -> tuple[str, ...]:
    """Mark the published weeks after a week whose rosters break a law with what is worked in it now."""
    broken = []
    after = (week_after(week, distance) for distance in range(1, WEEKS_KNOWN + 1))
    for later in revisions.published_among(session, basin.id, after):
        row = revisions.published(session, basin.id, later)
        problem = None if row is None else compose_problem(session, basin.id, later, now)
        if row is not None and problem is not None and check(problem, revisions.roster_of(row), figures).violations:
            mark_week(session, basin.id, later, None, now)
            broken.append(later)
    return tuple(broken)
