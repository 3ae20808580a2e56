"""give_out: a roster that people were given elsewhere becomes the published revision of its week, and what follows.

Slots, alerts and the weeks after it are as if it had been published here; `roster.published` tells of it. The people in
it have it already, and are told only where they had another one from here.
"""

from datetime import datetime

from sqlmodel import Session

from config.figures import load_figures
from planner.services.announce import Cause
from planner.services.naming import masked
from planner.services.network.importing.statement import Given
from planner.services.planning.compose_problem import compose_problem
from planner.services.publishing.publish_revision import Occasion, add_and_publish
from planner.store import weeks
from schemas.roster import Roster


def give_out(session: Session, given: Given, now: datetime) -> None:
    """Store and publish it; the rest of its file is stored by now, and its basin is held."""
    held = weeks.hold(session, given.basin, given.week)
    roster = Roster(**{name: getattr(given.baseline, name) for name in Roster.model_fields})
    problem = compose_problem(session, given.basin, given.week, now)
    basin = weeks.lock_basin(session, given.basin)
    assert problem is not None  # noqa: S101 - the basin is in the file
    assert basin is not None  # noqa: S101 - as above
    occasion = Occasion(basin, masked(problem), load_figures(), now, Cause(), given=given.baseline)
    add_and_publish(session, roster, held.version, occasion)
