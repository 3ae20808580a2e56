"""from_network: what an exported network states: basins whole, with the facts that stand and the rosters people have.

What events brought stays where the file does not state it: it goes when it is cancelled.
"""

from collections.abc import Iterator
from typing import Any

from sqlmodel import Session

from planner.services.network.importing.content_ids import content_id
from planner.services.network.importing.difference import key_of
from planner.services.network.importing.network_rows import agent_rows, employer_row, fields, referent_rows, site_row
from planner.services.network.importing.problem_facts import is_imported
from planner.services.network.importing.statement import Given, Statement
from planner.services.network.importing.stored_facts import stored_facts
from planner.services.network.importing.unread_texts import unread_of_agent, unread_of_site
from planner.store import networks, revisions
from planner.store.rows import rows_of
from schemas.errors import InvalidInput
from schemas.faults import Fault, below, shown
from schemas.known.people import KnownReferent
from schemas.network import KnownBasin, Network
from schemas.part import Part
from schemas.shape import Shape
from schemas.tables.absence import AbsenceRow
from schemas.tables.agent import UnavailabilityRow
from schemas.tables.basin import BasinRow, TravelRow
from schemas.tables.booking import BookingRow
from schemas.tables.closure import ClosureRow
from schemas.tables.consent import ConsentRow
from schemas.tables.partner import AvailabilityRow, PartnerRow
from schemas.tables.request import PinRow
from schemas.tables.row import Row


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
        yield employer_row(employer, basin.id, place)
    for place, partner in enumerate(basin.partners):
        yield PartnerRow(basin=basin.id, id=partner.id, ordinal=place, name=partner.name)
    for place, site in enumerate(basin.sites):
        yield site_row(site, basin.id, place)
    for place, way in enumerate(basin.travel_minutes):
        yield TravelRow(
            basin=basin.id, origin=way.origin, destination=way.destination, minutes=way.minutes, ordinal=place
        )
    for place, agent in enumerate(basin.agents):
        yield from agent_rows(agent, basin.id, place)
    for place, referent in enumerate(basin.referents):
        yield from _referent(referent, basin.id, place)
    yield from _facts(basin)


def _referent(referent: KnownReferent, basin: str, place: int) -> Iterator[Row]:
    yield from referent_rows(referent, basin, place)
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
        yield PinRow(basin=basin.id, **fields(pin))
    for consent in basin.consents:
        yield ConsentRow(**fields(consent))


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
        yield from unread_of_site(Part(site), below("", "basins", place, "sites", number), basin.slot_minutes)
    for number, agent in enumerate(basin.agents):
        yield from unread_of_agent(Part(agent), below("", "basins", place, "agents", number))
    owners = (("sites", networks.basin_of_site), ("agents", networks.basin_of_agent))
    for part, basin_of in (*owners, ("referents", networks.basin_of_referent)):
        for number, one in enumerate(getattr(basin, part)):
            held = basin_of(session, one.id)
            if held not in (None, basin.id):
                expected = f"an id that basin {shown(held)} does not have"
                pointer = below("", "basins", place, part, number, "id")
                yield Fault(pointer, shown(one.id), expected, "give it another id, or merge the basins")
    yield from _times_of_others(session, basin, place)


def _times_of_others(session: Session, basin: KnownBasin, place: int) -> Iterator[Fault]:
    """A time that is kept of somebody elsewhere would be taken from them without a word."""
    known = rows_of(session, UnavailabilityRow, [away.id for agent in basin.agents for away in agent.unavailable])
    for number, agent in enumerate(basin.agents):
        for index, away in enumerate(agent.unavailable):
            held = networks.basin_of_agent(session, known[away.id].agent) if away.id in known else None
            if held not in (None, basin.id):
                pointer = below("", "basins", place, "agents", number, "unavailable", index, "id")
                expected = f"an id that no time of basin {shown(held)} has"
                yield Fault(pointer, shown(away.id), expected, "give it another id")


def _said(shape: Shape) -> dict[str, Any]:
    values = fields(shape)
    return {**values, "event_id": values.pop("event")}
