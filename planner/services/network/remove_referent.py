"""remove_referent: a partner's person who holds no taken appointment goes, with the time they had said."""

from sqlmodel import Session, select

from planner.services.network.change_record import Change, known
from planner.services.network.importing.statement import Statement
from planner.services.network.read_record import referent_record
from planner.services.network.referent_in_use import uses_of_referent
from planner.store import facts
from schemas.faults import Fault
from schemas.tables.partner import ReferentRow, ReferentSiteRow

ACTION = "referent.removed"


def remove_referent(session: Session, referent: str, change: Change) -> tuple[str, ...] | list[Fault]:
    """Remove a referent who is there: gives the weeks that are planned again, or the appointments that need them.

    The caller holds the basin. What was on offer is withdrawn at once.
    """
    row, before = session.get_one(ReferentRow, referent), referent_record(session, referent)
    assert before is not None  # noqa: S101 - the line before found the row
    if needed := uses_of_referent(session, before, None, change.at):
        return needed
    there = session.exec(select(ReferentSiteRow).where(ReferentSiteRow.referent == referent))
    gone = (row, *there, *facts.availability_of(session, referent))
    return known(session, Statement(frozenset({row.basin}), (), gone), referent, ACTION, change)
