"""from_network: what an exported network states: basins whole, with the facts that stand and the rosters people have.

What events brought stays where the file does not state it: it goes when it is cancelled.
"""

from collections.abc import Iterator
from typing import Any

from sqlmodel import Session

from planner.network.opening_hours.checks import text_faults
from planner.services.importing.content_ids import content_id
from planner.services.importing.difference import key_of
from planner.services.importing.problem_facts import is_imported
from planner.services.importing.statement import Given, Statement
from planner.services.importing.stored_facts import stored_facts
from planner.store import networks, revisions
from schemas.errors import InvalidInput
from schemas.faults import Fault, below, shown
from schemas.known.people import KnownAgent, KnownReferent
from schemas.known.places import KnownSite
from schemas.network import KnownBasin, Network
from schemas.shape import Shape
from schemas.tables.absence import AbsenceRow
from schemas.tables.agent import AgentRow, AgentSiteRow, ContractRow, SkillRow, UnavailabilityRow, WorkedWeekRow
from schemas.tables.basin import BasinRow, TravelRow
from schemas.tables.booking import BookingRow
from schemas.tables.closure import ClosureRow
from schemas.tables.consent import ConsentRow
from schemas.tables.employer import EmployerRow
from schemas.tables.partner import AvailabilityRow, PartnerRow, ReferentRow, ReferentSiteRow
from schemas.tables.request import PinRow
from schemas.tables.row import Row
from schemas.tables.site import SiteRow


def state_network(session: Session, network: Network) -> Statement:
    """What a network file states.

    Raises:
        InvalidInput: where a calendar cannot be read, or something belongs to another basin.
    """
    if faults := [fault for place, basin in enumerate(network.basins) for fault in _faults(session, basin, place)]:
        raise InvalidInput(faults)
    rows = [row for basin in network.basins for row in _rows(basin)]
    stated = {(type(row), key_of(row)) for row in rows}
    stored = [row for basin in network.basins for row in _stored(session, basin.id)]
    return Statement(
        basins=frozenset(str(basin.id) for basin in network.basins),
        rows=tuple(rows),
        gone=tuple(row for row in stored if (type(row), key_of(row)) not in stated),
        given=tuple(given for basin in network.basins for given in _given(session, basin)),
    )


def _rows(basin: KnownBasin) -> Iterator[Row]:
    yield BasinRow(
        id=basin.id,
        timezone=basin.timezone,
        slot_minutes=basin.slot_minutes,
        territory=basin.territory,
        school_zone=basin.school_zone,
        planned_ahead=basin.planned_ahead,
    )
    for place, employer in enumerate(basin.employers):
        yield EmployerRow(basin=basin.id, ordinal=place, **_plain(employer))
    for place, partner in enumerate(basin.partners):
        yield PartnerRow(basin=basin.id, id=partner.id, ordinal=place, name=partner.name)
    for place, site in enumerate(basin.sites):
        yield _site(site, basin.id, place)
    for place, way in enumerate(basin.travel_minutes):
        yield TravelRow(
            basin=basin.id, origin=way.origin, destination=way.destination, minutes=way.minutes, ordinal=place
        )
    for place, agent in enumerate(basin.agents):
        yield from _agent(agent, basin.id, place)
    for place, referent in enumerate(basin.referents):
        yield from _referent(referent, basin.id, place)
    yield from _facts(basin)


def _site(site: KnownSite, basin: str, place: int) -> SiteRow:
    values = _plain(site)
    where = values.pop("location") or {"lat": None, "lon": None, "commune": None}
    return SiteRow(basin=basin, ordinal=place, **values, **where)


def _agent(agent: KnownAgent, basin: str, place: int) -> Iterator[Row]:
    yield AgentRow(
        id=agent.id,
        basin=basin,
        ordinal=place,
        name=agent.name,
        employer=agent.employer,
        home_site=agent.home_site,
        balance_minutes=agent.balance_minutes,
        preferences=_plain(agent)["preferences"],
    )
    for number, site in enumerate(agent.sites):
        yield AgentSiteRow(agent=agent.id, site=site, ordinal=number)
    for number, skill in enumerate(agent.skills):
        yield SkillRow(agent=agent.id, ordinal=number, **_fields(skill))
    for contract in agent.contracts:
        yield ContractRow(agent=agent.id, **_fields(contract))
    for away in agent.unavailable:
        yield UnavailabilityRow(agent=agent.id, **_fields(away))
    for worked in agent.worked_weeks:
        yield WorkedWeekRow(agent=agent.id, **_fields(worked))


def _referent(referent: KnownReferent, basin: str, place: int) -> Iterator[Row]:
    yield ReferentRow(id=referent.id, basin=basin, ordinal=place, partner=referent.partner, modality=referent.modality)
    for number, site in enumerate(referent.sites):
        yield ReferentSiteRow(referent=referent.id, site=site, ordinal=number)
    for free in referent.availability:
        key = content_id("availability", referent.id, free.start, free.end)
        yield AvailabilityRow(id=key, referent=referent.id, start=free.start, end=free.end)


def _facts(basin: KnownBasin) -> Iterator[Row]:
    for absence in basin.absences:
        yield AbsenceRow(basin=basin.id, **_said(absence))
    for closure in basin.closures:
        yield ClosureRow(basin=basin.id, **_said(closure))
    for booking in basin.bookings:
        values = _said(booking)
        yield BookingRow(basin=basin.id, id=values.pop("appointment"), **values)
    for pin in basin.pins:
        yield PinRow(basin=basin.id, **_fields(pin))
    for consent in basin.consents:
        yield ConsentRow(**_fields(consent))


def _stored(session: Session, basin: str) -> Iterator[Row]:
    """Rows that go where the file does not state them."""
    known = networks.read(session, basin)
    if known is None:
        return
    for rows in (
        (known.employers, known.partners, known.sites, known.travels, known.agents, known.agent_sites),
        (known.contracts, known.skills, known.worked_weeks, known.referents, known.referent_sites),
    ):
        for table in rows:
            yield from table
    facts = stored_facts(session, basin)
    yield from (row for row in facts.absences if is_imported(row))
    yield from (row for row in facts.bookings if is_imported(row) and row.booking is None)
    yield from (row for row in facts.pins if row.request is None)
    yield from facts.consents
    yield from facts.unavailabilities
    yield from facts.availabilities


def _given(session: Session, basin: KnownBasin) -> Iterator[Given]:
    for roster in basin.rosters:
        published = revisions.published(session, basin.id, roster.week)
        if published is None or revisions.baseline_of(published) != roster:
            yield Given(basin.id, roster.week, roster)


def _faults(session: Session, basin: KnownBasin, place: int) -> Iterator[Fault]:
    for number, site in enumerate(basin.sites):
        for key in ("published_hours", "school_hours", "openable_hours"):
            pointer = below("", "basins", place, "sites", number, key)
            yield from _unread(getattr(site, key), pointer, basin.slot_minutes)
    for number, agent in enumerate(basin.agents):
        for index, contract in enumerate(agent.contracts):
            pointer = below("", "basins", place, "agents", number, "contracts", index, "part_time")
            yield from _unread(contract.part_time, pointer, None)
    owners = (("sites", networks.basin_of_site), ("agents", networks.basin_of_agent))
    for part, basin_of in (*owners, ("referents", networks.basin_of_referent)):
        for number, one in enumerate(getattr(basin, part)):
            held = basin_of(session, one.id)
            if held not in (None, basin.id):
                expected = f"an id that basin {shown(held)} does not have"
                pointer = below("", "basins", place, part, number, "id")
                yield Fault(pointer, shown(one.id), expected, "give it another id, or merge the basins")


def _unread(text: str | None, pointer: str, grid: int | None) -> Iterator[Fault]:
    for fault in text_faults(text, pointer, grid) if text is not None else ():
        at = fault.place.removeprefix(pointer).lstrip(": ")
        yield Fault(pointer, f"{fault.found} at {at}", fault.expected, fault.mend)


def _plain(shape: Shape) -> dict[str, Any]:
    """A part of the file as rows keep documents."""
    return shape.model_dump(mode="json", by_alias=True)


def _fields(shape: Shape) -> dict[str, Any]:
    """The columns that a part of the file has."""
    return {name: getattr(shape, name) for name in type(shape).model_fields}


def _said(shape: Shape) -> dict[str, Any]:
    values = _fields(shape)
    return {**values, "event_id": values.pop("event")}
