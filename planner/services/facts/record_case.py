"""record_case: stores that a partner owes a site an answer, and that it owes it no longer.

What is due at once follows in the same transaction: a slot is reserved for a case that was opened late, once for all
cases of it, and given up with its case.
"""

from sqlmodel import Session

from events.outcome import APPLIED, SUPERSEDED, Outcome, rejected
from planner.services.alerts.keep_cases import free_slot_of, note_cases
from planner.services.announce import Cause
from planner.services.facts.received import Received
from planner.store.networks import basin_of_site
from schemas.events.cases import CaseAnswered, CaseCancelled, CaseOpened
from schemas.faults import Fault, shown
from schemas.tables.case import CaseRow


def open_case(session: Session, received: Received, data: CaseOpened) -> Outcome:
    """A site asked a partner; of all events about one case the greatest counts."""
    return _settled(session, received, data)


def close_case(session: Session, received: Received, data: CaseAnswered | CaseCancelled) -> Outcome:
    """The partner answered, or the question is no more."""
    return _settled(session, received, data)


def _settled(session: Session, received: Received, data: CaseOpened | CaseAnswered | CaseCancelled) -> Outcome:
    if basin_of_site(session, data.site) != received.basin.id:
        expected = f"a site of basin {received.basin.id}"
        return rejected(Fault("/data/site", shown(data.site), expected, "correct the site, or import it first"))
    row = session.get(CaseRow, data.case)
    if row is not None and not received.is_newer_than(row.time, row.event_id):
        return SUPERSEDED
    row = row or CaseRow(
        id=data.case,
        basin=received.basin.id,
        site=data.site,
        partner=data.partner,
        time=received.event.time,
        event_id=received.id,
    )
    row.time, row.event_id = received.event.time, received.id
    if isinstance(data, CaseOpened):
        row.deadline, row.closed = data.deadline, False
    else:
        row.closed = True
    session.add(row)
    received.note(session, row.id)
    if row.closed:
        free_slot_of(session, received.basin, row, received.now, Cause.of(received.id))
    session.flush()
    note_cases(session, received.basin.id)
    return APPLIED
