"""review_proposal: the proposal of a week as a manager judges it: what changes, why it waits, who is to be asked."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from planner.services.naming import masked
from planner.services.planning.compose_problem import compose_problem
from planner.services.publishing.publication import Decision, decide
from planner.store import revisions, weeks
from schemas.employer import Publication
from schemas.ids import AgentId
from schemas.problem import Problem
from schemas.roster import Roster
from schemas.tables.revision import RevisionRow


@dataclass(frozen=True)
class Review:
    """A proposal that waits."""

    row: RevisionRow
    roster: Roster
    problem: Problem
    """The week as it is now, with names."""
    decision: Decision | None
    """Why it waits; None where facts have overtaken it: another one follows."""

    @property
    def names(self) -> dict[AgentId, str]:
        """What the agents are called, for screens of those who may see it."""
        return {agent.id: agent.name for agent in self.problem.agents}


def review_proposal(session: Session, basin: str, week: str, default: Publication, now: datetime) -> Review | None:
    """The proposal that waits; None where none does."""
    row, stands = revisions.proposed(session, basin, week), weeks.get(session, basin, week)
    problem = compose_problem(session, basin, week, now)
    if row is None or stands is None or problem is None:
        return None
    roster, given = revisions.roster_of(row), revisions.published(session, basin, week)
    published = None if given is None else revisions.roster_of(given)
    overtaken = weeks.touched_at(stands) != row.version
    return Review(row, roster, problem, None if overtaken else decide(roster, published, masked(problem), default))
