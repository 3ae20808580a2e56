"""export_network: everything that the store knows of some basins, as a file that an import takes back.

What is not in it (cancelled facts, requests, cases, the way of events; accounts, feeds, contacts, hooks, identities) is
listed in `docs/how-to/import-and-export.md`: a backup has all of it.
"""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from sqlmodel import Session, col, select

from planner.services.importing.stored_facts import StoredFacts, stored_facts
from planner.store import networks, revisions
from planner.store.networks import Network as Stored
from schemas.agent import Preference, Skill
from schemas.employer import Override
from schemas.known.facts import KnownAbsence, KnownBooking, KnownClosure, KnownPin
from schemas.known.people import KnownAgent, KnownContract, KnownReferent, KnownUnavailability, WorkedWeek
from schemas.known.places import KnownEmployer, KnownSite, ListedSite
from schemas.network import KnownBasin, Network
from schemas.partner import Availability, Partner
from schemas.problem import Consent, Travel
from schemas.roster import Baseline
from schemas.shape import Shape
from schemas.site import DemandWindow, Label, Location, PartnerTarget
from schemas.tables.agent import AgentRow
from schemas.tables.columns import canonical
from schemas.tables.employer import EmployerRow
from schemas.tables.partner import ReferentRow
from schemas.tables.revision import RevisionRow
from schemas.tables.site import SiteRow

_Read = TypeVar("_Read", bound=Shape)


def export_network(session: Session, basins: Iterable[str]) -> Network:
    """The network, the facts that stand and the published rosters of these basins, which are known."""
    known = [stored for basin in basins if (stored := networks.read(session, basin)) is not None]
    return Network(basins=tuple(_basin(session, stored) for stored in known))


def _basin(session: Session, stored: Stored) -> KnownBasin:
    row, facts = stored.basin, stored_facts(session, stored.basin.id)
    return KnownBasin.model_validate(
        {
            "id": row.id,
            "timezone": row.timezone,
            "slot_minutes": row.slot_minutes,
            "territory": row.territory,
            "school_zone": row.school_zone,
            "planned_ahead": row.planned_ahead,
            "partners": tuple(Partner.model_validate({"id": one.id, "name": one.name}) for one in stored.partners),
            "employers": tuple(_employer(one) for one in stored.employers),
            "sites": tuple(_site(one) for one in stored.sites),
            "agents": tuple(_agent(one, stored, facts) for one in stored.agents),
            "travel_minutes": tuple(
                Travel.model_validate({"from": one.origin, "to": one.destination, "minutes": one.minutes})
                for one in stored.travels
            ),
            "referents": tuple(_referent(one, stored, facts) for one in stored.referents),
            "rosters": tuple(_rosters(session, row.id)),
            **_facts(facts),
        }
    )


def _employer(row: EmployerRow) -> KnownEmployer:
    return KnownEmployer.model_validate(
        {
            "id": row.id,
            "name": row.name,
            "notice_working_days": row.notice_working_days,
            "publication": row.publication,
            "overrides": _documents(Override, row.overrides),
            "sources": None if row.sources is None else tuple(row.sources),
        }
    )


def _site(row: SiteRow) -> KnownSite:
    located = None not in (row.lat, row.lon)
    return KnownSite.model_validate(
        {
            "id": row.id,
            "name": row.name,
            "employer": row.employer,
            "kind": row.kind,
            "location": Location(lat=row.lat or 0, lon=row.lon or 0, commune=row.commune or "") if located else None,
            "published_hours": row.published_hours,
            "school_hours": row.school_hours,
            "openable_hours": row.openable_hours,
            "label": _document(Label, row.label),
            "stations": row.stations,
            "demand": _documents(DemandWindow, row.demand),
            "partner_targets": _documents(PartnerTarget, row.partner_targets),
            "listed": _document(ListedSite, row.listed),
        }
    )


def _agent(row: AgentRow, stored: Stored, facts: StoredFacts) -> KnownAgent:
    contract = ("valid_from", "regime", "weekly_minutes", "max_weekly_minutes", "part_time")
    worked = ("week", "minutes", "late_shifts", "saturdays", "last_shift_end")
    return KnownAgent.model_validate(
        {
            "id": row.id,
            "name": row.name,
            "employer": row.employer,
            "home_site": row.home_site,
            "sites": tuple(one.site for one in stored.agent_sites if one.agent == row.id),
            "contracts": tuple(
                KnownContract.model_validate(_columns(one, contract)) for one in stored.contracts if one.agent == row.id
            ),
            "skills": tuple(
                Skill.model_validate(_columns(one, ("code", "valid_from", "valid_until")))
                for one in stored.skills
                if one.agent == row.id
            ),
            "unavailable": tuple(
                KnownUnavailability.model_validate(_columns(one, ("id", "start", "end", "reason")))
                for one in facts.unavailabilities
                if one.agent == row.id
            ),
            "preferences": _documents(Preference, row.preferences),
            "worked_weeks": tuple(
                WorkedWeek.model_validate(_columns(one, worked)) for one in stored.worked_weeks if one.agent == row.id
            ),
            "balance_minutes": row.balance_minutes,
        }
    )


def _referent(row: ReferentRow, stored: Stored, facts: StoredFacts) -> KnownReferent:
    return KnownReferent.model_validate(
        {
            "id": row.id,
            "partner": row.partner,
            "sites": tuple(one.site for one in stored.referent_sites if one.referent == row.id),
            "modality": row.modality,
            "availability": tuple(
                Availability(start=one.start, end=one.end) for one in facts.availabilities if one.referent == row.id
            ),
        }
    )


def _facts(facts: StoredFacts) -> dict[str, object]:
    said = ("id", "start", "end", "time")
    taken = ("site", "partner", "referent", "modality", "start", "end", "booking", "time")
    return {
        "absences": tuple(
            KnownAbsence.model_validate({**_columns(one, (*said, "agent")), "event": one.event_id})
            for one in facts.absences
        ),
        "closures": tuple(
            KnownClosure.model_validate({**_columns(one, (*said, "site")), "event": one.event_id})
            for one in facts.closures
        ),
        "bookings": tuple(
            KnownBooking.model_validate({**_columns(one, taken), "appointment": one.id, "event": one.event_id})
            for one in facts.bookings
        ),
        "pins": tuple(
            KnownPin.model_validate(_columns(one, ("id", "week", "agent", "site", "start", "end", "request")))
            for one in facts.pins
        ),
        "consents": tuple(Consent.model_validate(_columns(one, ("agent", "date"))) for one in facts.consents),
    }


def _rosters(session: Session, basin: str) -> Iterator[Baseline]:
    asked = select(RevisionRow).where(RevisionRow.basin == basin, RevisionRow.state == "published")
    for row in session.exec(asked.order_by(col(RevisionRow.week))):
        yield revisions.baseline_of(row)


def _columns(row: object, names: Iterable[str]) -> dict[str, object]:
    return {name: getattr(row, name) for name in names}


def _document(shape: type[_Read], stored: object) -> _Read | None:
    """A part of a row that is kept as it stands in files."""
    return None if stored is None else shape.model_validate_json(canonical(stored))


def _documents(shape: type[_Read], stored: Iterable[object]) -> tuple[_Read, ...]:
    return tuple(shape.model_validate_json(canonical(each)) for each in stored)
