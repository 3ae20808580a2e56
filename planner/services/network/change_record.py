"""change_record: a part of the network is stated, as an import states it: audited, its weeks planned again."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, func, select

from planner.services.network.import_network import By, Wish, bring_in
from planner.services.network.importing.difference import key_of
from planner.services.network.importing.network_rows import agent_rows, employer_row, referent_rows, site_row
from planner.services.network.importing.statement import Statement
from planner.services.network.known_parts import known_site
from planner.services.network.read_record import agent_in_file, employer_in_file, site_in_file
from planner.store import networks
from planner.store.networks import Around
from schemas.known.people import AgentRecord, ReferentRecord
from schemas.known.places import EmployerRecord, SiteRecord
from schemas.tables.agent import AgentRow
from schemas.tables.employer import EmployerRow
from schemas.tables.partner import ReferentRow, ReferentSiteRow
from schemas.tables.row import Row
from schemas.tables.site import SiteRow

AGENT, SITE, EMPLOYER, REFERENT = "agent.changed", "site.changed", "employer.changed", "referent.changed"
NEW_AGENT, NEW_SITE, NEW_EMPLOYER, NEW_REFERENT = "agent.added", "site.added", "employer.added", "referent.added"
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
    return known(session, Statement(frozenset({row.basin}), rows, tuple(gone)), row.id, AGENT, change)


def add_agent(session: Session, basin: str, record: AgentRecord, change: Change) -> tuple[str, ...]:
    """Know an agent who is nowhere yet, after all others of the basin, which the caller holds; as `change_agent`."""
    rows = tuple(agent_rows(agent_in_file(record), basin, _place_after_all(session, AgentRow, basin)))
    return known(session, Statement(frozenset({basin}), rows), str(record.id), NEW_AGENT, change)


def change_site(session: Session, record: SiteRecord, change: Change) -> tuple[str, ...]:
    """Know a site that is there as stated; as `change_agent`."""
    row = session.get_one(SiteRow, str(record.id))
    stated = site_row(site_in_file(record, known_site(row).listed), row.basin, row.ordinal)
    return known(session, Statement(frozenset({row.basin}), (stated,)), row.id, SITE, change)


def add_site(session: Session, basin: str, record: SiteRecord, change: Change) -> tuple[str, ...]:
    """Know a site that is nowhere yet; as `add_agent`."""
    row = site_row(site_in_file(record, None), basin, _place_after_all(session, SiteRow, basin))
    return known(session, Statement(frozenset({basin}), (row,)), row.id, NEW_SITE, change)


def state_employer(session: Session, basin: str, record: EmployerRecord, change: Change) -> tuple[str, ...]:
    """Know an employer as stated, one that is new after all others; as `change_agent`."""
    row = session.get(EmployerRow, (basin, str(record.id)))
    place = _place_after_all(session, EmployerRow, basin) if row is None else row.ordinal
    action = NEW_EMPLOYER if row is None else EMPLOYER
    stated = employer_row(employer_in_file(record), basin, place)
    return known(session, Statement(frozenset({basin}), (stated,)), stated.id, action, change)


def state_referent(session: Session, basin: str, record: ReferentRecord, change: Change) -> tuple[str, ...]:
    """Know a partner's person as stated, one who is new after all others; their time stays. As `change_agent`."""
    row = session.get(ReferentRow, str(record.id))
    place = _place_after_all(session, ReferentRow, basin) if row is None else row.ordinal
    rows = tuple(referent_rows(record, basin, place))
    there = session.exec(select(ReferentSiteRow).where(ReferentSiteRow.referent == record.id))
    gone = tuple(_missing(there, rows))
    action = NEW_REFERENT if row is None else REFERENT
    return known(session, Statement(frozenset({basin}), rows, gone), str(record.id), action, change)


def known(session: Session, statement: Statement, subject: str, action: str, change: Change) -> tuple[str, ...]:
    """Bring in what is stated, under that name of the audit; gives the weeks that are planned again."""
    by = By(change.by, action, subject)
    done = bring_in(session, statement, change.at, Wish(delete=True), by)
    return tuple(week for _, week in done.weeks)


def _place_after_all(session: Session, kind: type[AgentRow | SiteRow | EmployerRow | ReferentRow], basin: str) -> int:
    last = session.exec(select(func.coalesce(func.max(col(kind.ordinal)), -1)).where(col(kind.basin) == basin)).one()
    return last + 1


def _belongings(session: Session, row: AgentRow) -> Iterator[Row]:
    stored = networks.read(session, row.basin, Around((), (row.id,)))
    assert stored is not None  # noqa: S101 - the agent is in it
    for rows in (stored.agent_sites, stored.contracts, stored.skills, stored.worked_weeks):
        yield from rows
    yield from networks.unavailabilities_of(session, row.id)


def _missing(stored: Iterable[Row], stated: Iterable[Row]) -> Iterator[Row]:
    keys = {(type(row), key_of(row)) for row in stated}
    return (row for row in stored if (type(row), key_of(row)) not in keys)
