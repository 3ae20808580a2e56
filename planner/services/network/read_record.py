"""read_record: an agent, a site, an employer or a referent as planning knows it, without what only files need."""

from typing import TypeVar

from sqlmodel import Session, col, select

from planner.services.network.importing.network_rows import fields
from planner.services.network.known_parts import known_agent, known_employer, known_site
from planner.store import networks
from planner.store.networks import Around
from schemas.employer import Override, ReplacedFigure
from schemas.known.people import AgentRecord, KnownAgent, KnownUnavailability, RecordedTime, ReferentRecord
from schemas.known.places import EmployerRecord, KnownEmployer, KnownSite, ListedSite, RecordedOverride, SiteRecord
from schemas.tables.agent import AgentRow
from schemas.tables.employer import EmployerRow
from schemas.tables.partner import ReferentRow, ReferentSiteRow
from schemas.tables.site import SiteRow

_Figure = TypeVar("_Figure", bound=ReplacedFigure)


def agent_record(session: Session, agent: str) -> AgentRecord | None:
    """An agent; None where there is none of that id."""
    row = session.get(AgentRow, agent)
    stored = None if row is None else networks.read(session, row.basin, Around((), (agent,)))
    if row is None or stored is None:
        return None
    known = known_agent(row, stored, networks.unavailabilities_of(session, agent))
    times = tuple(RecordedTime(id=one.id, start=one.start, end=one.end, kind=one.reason) for one in known.unavailable)
    return AgentRecord(**{**fields(known), "unavailable": times})


def agent_in_file(record: AgentRecord) -> KnownAgent:
    """An agent as a network file has them."""
    times = (
        KnownUnavailability(id=one.id, start=one.start, end=one.end, reason=one.kind) for one in record.unavailable
    )
    return KnownAgent(**{**fields(record), "unavailable": tuple(times)})


def site_record(session: Session, site: str) -> SiteRecord | None:
    """A site; None where there is none of that id."""
    row = session.get(SiteRow, site)
    if row is None:
        return None
    return SiteRecord(**{name: value for name, value in fields(known_site(row)).items() if name != "listed"})


def site_in_file(record: SiteRecord, listed: ListedSite | None) -> KnownSite:
    """A site as a network file has it, with what the official list said of it."""
    return KnownSite(**fields(record), listed=listed)


def referent_record(session: Session, referent: str) -> ReferentRecord | None:
    """A partner's person; None where there is none of that id."""
    row = session.get(ReferentRow, referent)
    if row is None:
        return None
    places = select(ReferentSiteRow.site).where(ReferentSiteRow.referent == referent)
    sites = tuple(session.exec(places.order_by(col(ReferentSiteRow.ordinal))))
    known = {"id": row.id, "partner": row.partner, "sites": sites, "modality": row.modality}
    return ReferentRecord.model_validate(known)


def employer_record(session: Session, basin: str, employer: str) -> EmployerRecord | None:
    """An employer of a basin; None where none of that id is more than a name of a site."""
    row = session.get(EmployerRow, (basin, employer))
    if row is None:
        return None
    known = known_employer(row)
    set_otherwise = tuple(_renamed(RecordedOverride, one, "reason", "grounds") for one in known.overrides)
    return EmployerRecord(**{**fields(known), "overrides": set_otherwise})


def employer_in_file(record: EmployerRecord) -> KnownEmployer:
    """An employer as a network file has it."""
    set_otherwise = tuple(_renamed(Override, one, "grounds", "reason") for one in record.overrides)
    return KnownEmployer(**{**fields(record), "overrides": set_otherwise})


def _renamed(to: type[_Figure], one: ReplacedFigure, name: str, other: str) -> _Figure:
    values = one.model_dump(by_alias=True)
    values[other] = values.pop(name)
    return to.model_validate(values)
