"""change_record: an agent or a site is stated anew, as an import states it: audited, and its weeks planned again."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, func, select

from planner.services.import_network import By, Wish, bring_in
from planner.services.importing.difference import key_of
from planner.services.importing.network_rows import agent_rows, site_row
from planner.services.importing.statement import Statement
from planner.services.known_parts import known_site
from planner.services.read_record import agent_in_file, site_in_file
from planner.store import networks
from planner.store.networks import Around
from schemas.known.people import AgentRecord
from schemas.known.places import SiteRecord
from schemas.tables.agent import AgentRow
from schemas.tables.row import Row
from schemas.tables.site import SiteRow

AGENT, SITE, NEW = "agent.changed", "site.changed", "agent.added"
"""What the audit calls it."""


@dataclass(frozen=True)
class Change:
    """When, and by whom."""

    at: datetime
    by: str
    """Opaque id of an account or a token."""


def change_agent(session: Session, record: AgentRecord, change: Change) -> tuple[str, ...]:
    """Know an agent who is there as stated; the caller holds the basin. Gives the weeks that are planned again."""
    row = session.get_one(AgentRow, str(record.id))
    rows = tuple(agent_rows(agent_in_file(record), row.basin, row.ordinal))
    gone = _missing(_belongings(session, row), rows)
    return _known(session, Statement(frozenset({row.basin}), rows, tuple(gone)), row.id, AGENT, change)


def add_agent(session: Session, basin: str, record: AgentRecord, change: Change) -> tuple[str, ...]:
    """Know an agent who is nowhere yet, after all others of the basin, which the caller holds; as `change_agent`."""
    last = session.exec(select(func.coalesce(func.max(AgentRow.ordinal), -1)).where(AgentRow.basin == basin)).one()
    rows = tuple(agent_rows(agent_in_file(record), basin, last + 1))
    return _known(session, Statement(frozenset({basin}), rows), str(record.id), NEW, change)


def change_site(session: Session, record: SiteRecord, change: Change) -> tuple[str, ...]:
    """Know a site that is there as stated; as `change_agent`."""
    row = session.get_one(SiteRow, str(record.id))
    stated = site_row(site_in_file(record, known_site(row).listed), row.basin, row.ordinal)
    return _known(session, Statement(frozenset({row.basin}), (stated,)), row.id, SITE, change)


def _known(session: Session, statement: Statement, subject: str, action: str, change: Change) -> tuple[str, ...]:
    by = By(change.by, action, subject)
    done = bring_in(session, statement, change.at, Wish(delete=True), by)
    return tuple(week for _, week in done.weeks)


def _belongings(session: Session, row: AgentRow) -> Iterator[Row]:
    known = networks.read(session, row.basin, Around((), (row.id,)))
    assert known is not None  # noqa: S101 - the agent is in it
    for rows in (known.agent_sites, known.contracts, known.skills, known.worked_weeks):
        yield from rows
    yield from networks.unavailabilities_of(session, row.id)


def _missing(stored: Iterable[Row], stated: Iterable[Row]) -> Iterator[Row]:
    keys = {(type(row), key_of(row)) for row in stated}
    return (row for row in stored if (type(row), key_of(row)) not in keys)
