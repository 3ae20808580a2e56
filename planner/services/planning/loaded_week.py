"""loaded_week: a stale week as the planner takes it in hand, and what must still hold when its plan is stored."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from planner.services.announce import Cause
from planner.services.facts.weeks_touched import week_after
from planner.services.naming import masked
from planner.services.planning.compose_problem import compose_problem
from planner.services.planning.keep_horizon import is_held_back
from planner.store import inboxes, revisions, weeks
from schemas.problem import Problem
from schemas.roster import Roster


@dataclass(frozen=True)
class LoadedWeek:
    """One week, as it stood when it was loaded."""

    basin: str
    week: str
    version: int
    races: int
    problem: Problem
    """Agents stand in it as `{agent:ID}`: no text that is made from it holds a name."""
    given: Mapping[str, int]
    """Published revisions of the week and of its neighbours, of those that have one."""
    cause: Cause
    since: datetime | None
    """The earliest time of the events that led to it; None where no event did."""
    hasty: Roster | None
    """The plan that was made in haste and that alone makes it stale; None where facts have."""
    held_back: bool
    """Whether a first plan waits for its day, whatever the employers' rules say."""

    @property
    def calm(self) -> bool:
        """Whether nobody waits for its plan."""
        return self.hasty is not None


def load_week(session: Session, basin: str, week: str, now: datetime) -> LoadedWeek | None:
    """A week that is to be planned; None where it is in line with the facts, or its proposal was rejected as it is."""
    row = weeks.get(session, basin, week)
    if row is None or row.version <= row.planned_version:
        return None
    problem = compose_problem(session, basin, week, now)
    if problem is None:
        return None
    return LoadedWeek(
        basin=basin,
        week=week,
        version=row.version,
        races=row.races,
        problem=masked(problem),
        given=_given(session, basin, week),
        cause=Cause(tuple(row.cause), row.cause_count),
        hasty=_newest(session, basin, week) if row.calm else None,
        since=inboxes.first_time(session, row.cause),
        held_back=is_held_back(session, basin, week),
    )


def still_holds(session: Session, loaded: LoadedWeek) -> bool:
    """Whether a plan made from it may be stored: no fact of the week changed, nor a published neighbour."""
    row = weeks.get(session, loaded.basin, loaded.week)
    known = row is not None and row.version == loaded.version
    return known and _given(session, loaded.basin, loaded.week) == loaded.given


def _newest(session: Session, basin: str, week: str) -> Roster | None:
    """What was proposed last, or else published; nothing hurries where neither is."""
    row = revisions.proposed(session, basin, week) or revisions.published(session, basin, week)
    return None if row is None else revisions.roster_of(row)


def _given(session: Session, basin: str, week: str) -> Mapping[str, int]:
    return revisions.numbers(session, basin, (week_after(week, -1), week, week_after(week)))
