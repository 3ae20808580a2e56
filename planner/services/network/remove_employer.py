"""remove_employer: a porteur that nobody and no site belongs to any more goes, with what it had agreed to."""

from collections.abc import Iterable

from sqlmodel import Session, select

from planner.services.feeds.allow_names import withdraw_names
from planner.services.messages.hooks import hook_of, revoke_hook
from planner.services.network.change_record import Change, known
from planner.services.network.importing.statement import Statement
from schemas.faults import Fault, below
from schemas.tables.agent import AgentRow
from schemas.tables.employer import EmployerRow
from schemas.tables.site import SiteRow

ACTION = "employer.removed"


def remove_employer(session: Session, basin: str, employer: str, change: Change) -> tuple[str, ...] | list[Fault]:
    """Remove an employer that is there; or say whose it still is. The caller holds the basin.

    Its program is told nothing more. Gives the weeks that are planned again without it.
    """
    row = session.get_one(EmployerRow, (basin, employer))
    if needed := [*_told(session, basin, employer, SiteRow), *_told(session, basin, employer, AgentRow)]:
        return needed
    withdraw_names(session, basin, employer, change.at, change.by)
    if (hook := hook_of(session, basin, employer)) is not None:
        revoke_hook(session, hook.id, change.at, change.by)
    return known(session, Statement(frozenset({basin}), (), (row,)), employer, ACTION, change)


def _told(session: Session, basin: str, employer: str, kind: type[SiteRow | AgentRow]) -> Iterable[Fault]:
    part, mend = ("sites", "state it with another") if kind is SiteRow else ("agents", "state them with another")
    ids = session.exec(select(kind.id).where(kind.basin == basin, kind.employer == employer))
    for each in sorted(ids):
        yield Fault(below("#", part, each), employer, "nothing that belongs to the employer", mend)
