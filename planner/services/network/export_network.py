"""export_network: everything that the store knows of some basins, as a file that an import takes back.

What is not in it (cancelled facts, requests, cases, the way of events; accounts, feeds, contacts, hooks, identities) is
listed in `docs/how-to/import-and-export.md`: a backup has all of it.
"""

from collections.abc import Iterable, Iterator

from sqlmodel import Session, col, select

from planner.services.network.importing.stored_facts import StoredFacts, stored_facts
from planner.services.network.known_parts import columns_of, known_agent, known_employer, known_site
from planner.store import networks, revisions
from planner.store.networks import Network as Stored
from schemas.known.facts import KnownAbsence, KnownBooking, KnownClosure, KnownPin
from schemas.known.people import KnownReferent
from schemas.network import KnownBasin, Network
from schemas.partner import Availability, Partner
from schemas.problem import Consent, Travel
from schemas.roster import Baseline
from schemas.tables.partner import ReferentRow
from schemas.tables.revision import RevisionRow


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
            "employers": tuple(known_employer(one) for one in stored.employers),
            "sites": tuple(known_site(one) for one in stored.sites),
            "agents": tuple(known_agent(one, stored, facts.unavailabilities) for one in stored.agents),
            "travel_minutes": tuple(
                Travel.model_validate({"from": one.origin, "to": one.destination, "minutes": one.minutes})
                for one in stored.travels
            ),
            "referents": tuple(_referent(one, stored, facts) for one in stored.referents),
            "rosters": tuple(_rosters(session, row.id)),
            **_facts(facts),
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
            KnownAbsence.model_validate({**columns_of(one, (*said, "agent")), "event": one.event_id})
            for one in facts.absences
        ),
        "closures": tuple(
            KnownClosure.model_validate({**columns_of(one, (*said, "site")), "event": one.event_id})
            for one in facts.closures
        ),
        "bookings": tuple(
            KnownBooking.model_validate({**columns_of(one, taken), "appointment": one.id, "event": one.event_id})
            for one in facts.bookings
        ),
        "pins": tuple(
            KnownPin.model_validate(columns_of(one, ("id", "week", "agent", "site", "start", "end", "request")))
            for one in facts.pins
        ),
        "consents": tuple(Consent.model_validate(columns_of(one, ("agent", "date"))) for one in facts.consents),
    }


def _rosters(session: Session, basin: str) -> Iterator[Baseline]:
    asked = select(RevisionRow).where(RevisionRow.basin == basin, RevisionRow.state == "published")
    for row in session.exec(asked.order_by(col(RevisionRow.week))):
        yield revisions.baseline_of(row)
