"""set_closure: stores that a site stays shut for a time, or that it does not, and marks the weeks it touches."""

from datetime import datetime

from sqlmodel import Session

from events.outcome import APPLIED, SUPERSEDED, Outcome, rejected
from planner.services.calendars.keep_seats import keep_subjects
from planner.services.calendars.of_facts import wanted_of_closures
from planner.services.facts.mark_weeks import mark_spans
from planner.services.facts.received import Received
from planner.store.networks import basin_of_site
from schemas.events.closures import ClosureLifted, ClosureSet
from schemas.faults import Fault, shown
from schemas.tables.closure import ClosureRow


def set_closure(session: Session, received: Received, data: ClosureSet) -> Outcome:
    """A site stays shut; of all events about one closure the greatest counts."""
    return _settled(session, received, data, lifted=False)


def lift_closure(session: Session, received: Received, data: ClosureLifted) -> Outcome:
    """A closure does not take place; the row stays as a marker."""
    return _settled(session, received, data, lifted=True)


def _settled(session: Session, received: Received, data: ClosureSet | ClosureLifted, *, lifted: bool) -> Outcome:
    if basin_of_site(session, data.site) != received.basin.id:
        expected = f"a site of basin {received.basin.id}"
        return rejected(Fault("/data/site", shown(data.site), expected, "correct the site, or import it first"))
    row = session.get(ClosureRow, data.closure)
    if row is not None and not received.is_newer_than(row.time, row.event_id):
        return SUPERSEDED
    touched = _spans(row)
    row = row or ClosureRow(id=data.closure, basin=received.basin.id, time=received.event.time, event_id=received.id)
    row.site, row.start, row.end, row.lifted = data.site, data.start, data.end, lifted
    row.time, row.event_id = received.event.time, received.id
    session.add(row)
    session.flush()
    received.note(session, row.id)
    keep_subjects(session, row.basin, ("closure",), {row.id}, wanted_of_closures([row]), received.now)
    mark_spans(session, received.basin, touched | _spans(row), received.id, received.now)
    return APPLIED


def _spans(row: ClosureRow | None) -> set[tuple[datetime, datetime]]:
    if row is None or row.lifted or row.start is None or row.end is None:
        return set()
    return {(row.start, row.end)}
