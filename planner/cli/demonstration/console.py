"""console: what the demonstration asks of the running system and reads of it, as the commands do."""

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from config.horizon import load_horizon
from events import dead_letters, outbox
from planner.cli.answers import names_in
from planner.cli.errors import CommandError, Exit
from planner.cli.import_ import import_problem
from planner.cli.moments import interval
from planner.cli.submitting import BY, say
from planner.cli.system.parts import Parts
from planner.services.network.import_network import Wish
from planner.services.planning.compose_problem import compose_problem
from planner.services.planning.switch_horizon import switch_horizon
from planner.services.publishing.review_proposal import Review, review_proposal
from planner.services.record.tell_why import Why, events_about, tell_why
from planner.show.names import Names
from planner.store import revisions, weeks
from schemas.events.absences import AbsenceReported
from schemas.events.data import EventData
from schemas.events.roster_requests import RosterPublishRequested, RosterRequested
from schemas.ids import AbsenceId, AgentId, RequestId
from schemas.problem import Problem
from schemas.roster import Roster

LOOK_SECONDS = 0.5
"""How long at most it is not looked whether the process is to end."""


class RefusedWorkError(CommandError):
    """The system put aside what was asked of it."""

    exit = Exit.NO


class EndedEarlyError(Exception):
    """The process was told to end before the work was done."""


@dataclass(frozen=True)
class Console:
    """A basin's week at a time, in a process that works."""

    parts: Parts
    stopped: Callable[[], bool]

    def bring_in(self, problem: Problem) -> None:
        """As `binome import` does."""
        import_problem(self.parts.store, problem, self.parts.clock(), Wish())

    def request(self, basin: str, week: str) -> None:
        """As `binome request` does; waits for the plan."""
        asked = RosterRequested(request=RequestId(str(uuid.uuid4())), week=week, sites=None, pins=(), requested_by=BY)
        self._ask(asked, basin, week)

    def publish(self, basin: str, week: str, revision: int) -> None:
        """As `binome publish` does; waits until everybody is told."""
        self._ask(RosterPublishRequested(week=week, revision=revision, by=BY), basin, week)

    def report(self, agent: AgentId, day: date, basin: str, week: str) -> tuple[Why, ...]:
        """As `binome absence report` does; waits until the week is planned again. Gives what `binome why` tells."""
        name, zone = AbsenceId(str(uuid.uuid4())), self.week(basin, week)[1].timezone
        start, end = interval(day.isoformat(), day.isoformat(), zone)
        self._ask(AbsenceReported(absence=name, agent=agent, start=start, end=end), basin, week, subject=name)
        with self.parts.store.reading() as session:
            return tuple(why for event in events_about(session, name) for why in tell_why(session, event))

    def proposal(self, basin: str, week: str) -> Review | None:
        """What waits to be published."""
        with self.parts.store.reading() as session:
            return review_proposal(session, basin, week, self.parts.settings.publication, self.parts.clock())

    def week(self, basin: str, week: str) -> tuple[Roster | None, Problem]:
        """The published roster and the week as it is now."""
        with self.parts.store.reading() as session:
            row = revisions.published(session, basin, week)
            problem = compose_problem(session, basin, week, self.parts.clock())
        assert problem is not None  # noqa: S101 - it was brought in
        return None if row is None else revisions.roster_of(row), problem

    def names(self, basin: str) -> Names:
        """How everything is called."""
        with self.parts.store.reading() as session:
            return names_in(session, basin)

    def plan_ahead(self, basin: str) -> Sequence[str]:
        """As `binome horizon on` does; gives the weeks that are to be planned."""
        with self.parts.store.transaction() as session:
            return switch_horizon(session, basin, load_horizon(), self.parts.clock(), on=True, by=BY) or ()

    def _ask(self, data: EventData, basin: str, week: str, *, subject: str | None = None) -> None:
        """Take an event in, and wait until the week is in line with it and everything about it is sent.

        Raises:
            RefusedWorkError: where something became a dead letter instead.
            EndedEarlyError: where the process is to end.
        """
        say(self.parts.store, data, basin=basin, subject=subject or f"{basin}/{week}", now=self.parts.clock())
        listener = self.parts.bell.listener()
        while not self._is_done(basin, week):
            if self.stopped():
                raise EndedEarlyError
            listener.wait(LOOK_SECONDS)

    def _is_done(self, basin: str, week: str) -> bool:
        with self.parts.store.reading() as session:
            if refused := dead_letters.waiting(session):
                raise RefusedWorkError(f"{refused[0].topic}{refused[0].faults}")
            row = weeks.get(session, basin, week)
            return row is not None and row.version <= row.planned_version and not outbox.depth(session)
