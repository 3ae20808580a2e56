"""timers: what falls due without an event: events that waited, weeks of the horizon, alerts of the clock, old rows.

Whoever looks, and however often: each of these does nothing a second time. A basin is locked while it is looked at.
"""

import uuid
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime, timedelta

from sqlmodel import Session

from config.cases import load_case_figures
from config.horizon import Horizon
from events import inbox, outbox
from planner.handlers.dispatch import dispatch
from planner.handlers.waiting_events import handle_waiting
from planner.services.access.forget import forget as forget_access
from planner.services.alerts.keep_cases import keep_cases
from planner.services.alerts.keep_parked import keep_parked
from planner.services.alerts.keep_referents import keep_referents
from planner.services.announce import Cause
from planner.services.facts.settle_weeks import settle_week
from planner.services.facts.weeks_touched import week_after, week_of
from planner.services.people.let_go import let_go_of_slots, let_go_of_weeks
from planner.services.planning.keep_horizon import BY, extend_horizon, publish_due
from planner.services.slots.slots_due import basins_with_slots_due, end_holds, end_questions
from planner.store import networks, revisions, waiting, weeks
from planner.store.weeks import lock_basin
from schemas.envelope import own_event
from schemas.events.roster_requests import RosterPublishRequested
from schemas.ids import BasinId, EventId

SENT_KEPT = timedelta(days=7)
"""How long messages that were sent are kept: they are on the bus."""
WEEKS_WATCHED = 3
"""Weeks whose alerts hang on the clock: the present one and those that begin soon."""
WAITING_EVERY, SLOTS_EVERY = timedelta(seconds=1), timedelta(seconds=5)
BASINS_EVERY, ROWS_EVERY = timedelta(minutes=5), timedelta(days=1)
_NAMES = uuid.UUID("9d0a3f57-6c0b-5a4e-8f7e-2b1d5c6a7e90")


class Timers:
    """Looks at the clock; used by one thread."""

    def __init__(
        self,
        transactions: Callable[[], AbstractContextManager[Session]],
        clock: Callable[[], datetime],
        horizon: Horizon,
        tidy: Callable[[], object],
    ) -> None:
        """Have everything due at once; `tidy` lets the bus go of what it need not keep."""
        self._transactions, self._clock, self._horizon, self._tidy = transactions, clock, horizon, tidy
        self._due: dict[str, datetime] = {}

    def step(self) -> int:
        """Do what is due; answers with how much was done."""
        done = 0
        for name, every, deed in (
            ("waiting", WAITING_EVERY, self._waiting),
            ("slots", SLOTS_EVERY, self._slots),
            ("basins", BASINS_EVERY, self._basins),
            ("rows", ROWS_EVERY, self._rows),
        ):
            now = self._clock()
            # A clock that was set back must not make everything wait until it has caught up.
            if not now < self._due.get(name, now) <= now + every:
                done += deed(now)
                self._due[name] = now + every  # what failed is due still
        return done

    def _waiting(self, now: datetime) -> int:
        with self._transactions() as session:
            return sum(handle_waiting(session, basin, now) for basin in waiting.basins(session))

    def _slots(self, now: datetime) -> int:
        with self._transactions() as session:
            due = basins_with_slots_due(session, now)
        done = 0
        for key in due:
            with self._transactions() as session:
                basin = lock_basin(session, key)
                if basin is not None:
                    done += end_holds(session, basin, now) + end_questions(session, basin, now)
        return done

    def _basins(self, now: datetime) -> int:
        with self._transactions() as session:
            known = [row.id for row in networks.basins(session)]
        return sum(self._basin(basin, now) for basin in known)

    def _basin(self, key: str, now: datetime) -> int:
        with self._transactions() as session:
            basin = lock_basin(session, key)
            if basin is None:
                return 0
            present = week_of(now, basin.timezone)
            for week in (week_after(present, distance) for distance in range(-1, WEEKS_WATCHED)):
                if weeks.get(session, key, week) is not None:
                    settle_week(session, basin, week, now, Cause())
            keep_cases(session, basin, load_case_figures(), now)
            keep_referents(session, key, now)
            keep_parked(session, key, now)
            done = len(extend_horizon(session, basin, self._horizon, now))
            due = publish_due(session, basin, self._horizon, now)
            return done + (0 if due is None else self._publish(session, key, due, now))

    def _publish(self, session: Session, basin: str, week: str, now: datetime) -> int:
        """As if somebody had asked for it."""
        row = revisions.proposed(session, basin, week)
        if row is None:
            return 0
        event = own_event(
            RosterPublishRequested(week=week, revision=row.revision, by=BY),
            id=EventId(str(uuid.uuid5(_NAMES, f"{basin}/{week}/{row.revision}"))),
            subject=f"{basin}/{week}",
            time=now,
            basin=BasinId(basin),
        )
        return int(dispatch(session, event, now).end == "applied")

    def _rows(self, now: datetime) -> int:
        with self._transactions() as session:
            inbox.forget(session, now)
            outbox.forget(session, now - SENT_KEPT)
            forget_access(session, now)
            known = [row.id for row in networks.basins(session)]
        for key in known:
            with self._transactions() as session:
                basin = lock_basin(session, key)
                if basin is not None:
                    let_go_of_slots(session, basin, now)
                    let_go_of_weeks(session, basin, now)
        self._tidy()
        return 0
