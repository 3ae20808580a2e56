"""compose_problem: a basin's week as the store knows it now, as the problem that would be solved."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import TypeVar

from pydantic_core import to_json
from sqlmodel import Session

from planner.network.territory import territory_of
from planner.services.facts.pins import pinned
from planner.services.planning.composition.agents import AgentFacts, composed_agent
from planner.services.planning.composition.frame import Frame
from planner.services.planning.composition.reception import composed_booking, composed_referent
from planner.services.planning.composition.sites import SiteFacts, composed_site
from planner.services.planning.composition.unchanged import Unchanged
from planner.store import facts, networks, revisions
from planner.store.networks import Around, Network
from planner.store.plain import looked_at
from schemas.employer import Employer, Override
from schemas.ids import AgentId, BasinId, EmployerId, PartnerId, SiteId
from schemas.partner import Partner, Referent
from schemas.problem import Consent, Problem, Travel
from schemas.roster import Baseline
from schemas.site import Site
from schemas.tables.basin import BasinRow
from schemas.tables.booking import BookingRow
from schemas.tables.employer import EmployerRow

_Row = TypeVar("_Row")

_AGENTS, _SITES = Unchanged(composed_agent), Unchanged(composed_site)


def frame_of(basin: BasinRow, week: str) -> Frame:
    """A basin's week: its clock, its grid, its holidays."""
    return Frame(week, basin.timezone, basin.slot_minutes, territory_of(basin.territory), basin.school_zone)


def compose_problem(
    session: Session, basin: str, week: str, now: datetime, sites: Collection[str] | None = None
) -> Problem | None:
    """The problem of a week with all facts stored so far; None where the basin is not known.

    Where sites are given, as much of it as bears on what happens there in that week: no problem to be solved.
    """
    row = session.get(BasinRow, basin)
    if row is None:
        return None
    frame = frame_of(row, week)
    baseline = baseline_of(session, basin, week, frame)
    network = networks.look(session, basin, None if sites is None else _around(sites, baseline))
    if network is None:
        return None
    known = {row.id for row in network.sites}
    return Problem(
        basin=BasinId(basin),
        week=week,
        now=frame.local(now.replace(microsecond=0)),  # files hold whole seconds
        timezone=frame.zone,
        slot_minutes=network.basin.slot_minutes,  # type: ignore[arg-type]  # pydantic looks
        partners=tuple(Partner(id=PartnerId(row.id), name=row.name) for row in network.partners),
        employers=tuple(_employer(row) for row in network.employers),
        sites=_sites(session, network, frame),
        agents=tuple(_AGENTS(each.agent.id, each, frame) for each in _agent_facts(session, network, frame)),
        travel_minutes=tuple(
            Travel(origin=SiteId(row.origin), destination=SiteId(row.destination), minutes=row.minutes)
            for row in network.travels
        ),
        referents=_referents(session, network, frame),
        bookings=tuple(
            composed_booking(row, frame)
            for row in bookings_of(session, basin, frame)
            if sites is None or row.site in known
        ),
        pins=pinned(session, basin, frame, baseline),
        consents=tuple(
            Consent(agent=AgentId(row.agent), date=row.date)
            for row in facts.consents(session, basin, frame.dates[0], frame.dates[-1], looked_at)
        ),
        baseline=baseline,
    )


def _around(sites: Collection[str], baseline: Baseline | None) -> Around:
    """Sites, and whoever people were told works there."""
    shifts = () if baseline is None else baseline.shifts
    return Around(sorted(sites), sorted({shift.agent for shift in shifts if shift.site in sites}))


def baseline_of(session: Session, basin: str, week: str, frame: Frame) -> Baseline | None:
    """The revision that people have, as the next plan starts from it."""
    row = revisions.published(session, basin, week)
    return None if row is None else revisions.baseline_of(row, frame.local)


def bookings_of(session: Session, basin: str, frame: Frame) -> tuple[BookingRow, ...]:
    """Appointments taken that begin in the week."""
    touching = facts.bookings(session, basin, frame.start, frame.end, looked_at)
    return tuple(row for row in touching if row.start >= frame.start)


def _employer(row: EmployerRow) -> Employer:
    overrides = tuple(Override.model_validate_json(to_json(each)) for each in row.overrides)
    stated = {"id": EmployerId(row.id), "name": row.name, "overrides": overrides}
    # One without a rule of its own takes the setting's; what it states is told from what it does not.
    if row.publication is not None:
        stated["publication"] = row.publication
    return Employer.model_validate(stated | {"notice_working_days": row.notice_working_days})


def _sites(session: Session, network: Network, frame: Frame) -> tuple[Site, ...]:
    closures = _by(facts.closures(session, network.basin.id, frame.start, frame.end, looked_at), "site")
    return tuple(_SITES(row.id, SiteFacts(row, closures[row.id]), frame) for row in network.sites)


def _agent_facts(session: Session, network: Network, frame: Frame) -> Iterable[AgentFacts]:
    """The rows of each agent."""
    basin = network.basin.id
    places, contracts = _by(network.agent_sites, "agent"), _by(network.contracts, "agent")
    skills, worked = _by(network.skills, "agent"), _by(network.worked_weeks, "agent")
    away = _by(facts.unavailabilities(session, basin, frame.start, frame.end, looked_at), "agent")
    absent = _by(facts.away(session, basin, frame.start, frame.end), "agent")
    for row in network.agents:
        yield AgentFacts(
            agent=row,
            sites=[place.site for place in places[row.id]],
            contracts=contracts[row.id],
            skills=skills[row.id],
            unavailabilities=away[row.id],
            absences=absent[row.id],
            worked=worked[row.id],
        )


def _referents(session: Session, network: Network, frame: Frame) -> tuple[Referent, ...]:
    free = _by(facts.availabilities(session, network.basin.id, frame.start, frame.end, looked_at), "referent")
    places = _by(network.referent_sites, "referent")
    return tuple(
        composed_referent(row, [place.site for place in places[row.id]], free[row.id], frame)
        for row in network.referents
    )


def _by(rows: Sequence[_Row], column: str) -> dict[str, list[_Row]]:
    """Rows by the value of a column, each list in the order given; an empty list for what has none."""
    found: dict[str, list[_Row]] = defaultdict(list)
    for row in rows:
        found[getattr(row, column)].append(row)
    return found
