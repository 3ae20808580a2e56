"""became_of_request: which rosters were made because somebody asked for a week, and whether it still waits."""

from dataclasses import dataclass
from typing import cast

from sqlmodel import Session

from planner.services.record.tell_why import events_about
from planner.store import revisions, weeks
from planner.store.revisions import State
from schemas.tables.request import RequestRow


@dataclass(frozen=True)
class Became:
    """What became of a request."""

    waiting: bool
    """Whether its week is still to be planned because of it."""
    rosters: tuple[tuple[int, State], ...]
    """Number and state of each revision of its week that names it among its causes (the first 50), the oldest first."""


def became_of_request(session: Session, row: RequestRow) -> Became:
    """What the week and its revisions say of the events that asked for it."""
    asked = frozenset(events_about(session, row.id))
    week = weeks.get(session, row.basin, row.week)
    made = (each for each in revisions.of_week(session, row.basin, row.week) if asked & set(each.cause))
    return Became(
        waiting=week is not None and weeks.awaited_by(week, asked),
        rosters=tuple(sorted((each.revision, cast("State", each.state)) for each in made)),
    )
