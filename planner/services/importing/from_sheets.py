"""from_sheets: what spreadsheets state of agents, contracts, trainings, calendars and porteurs.

A sheet of agents states all agents of the basins whose sites it names; sheets of contracts and trainings state all of
those of the agents that they name. Sheets of calendars and of porteurs state what is in them and nothing else.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from sqlmodel import Session, select

from planner.network.faults import Fault, InputFaultsError
from planner.network.opening_hours.checks import text_faults
from planner.network.sheets.people import Directory, Known, agent_lines, contract_lines, skill_lines
from planner.network.sheets.reading import Sheet
from planner.network.sheets.writing import EVER
from planner.services.importing.difference import key_of, values_of
from planner.services.importing.employers_of_sheet import employer_rows
from planner.services.importing.statement import Statement
from schemas.faults import shown
from schemas.ids import CORE
from schemas.tables.agent import AgentRow, AgentSiteRow, ContractRow, SkillRow
from schemas.tables.basin import BasinRow
from schemas.tables.employer import EmployerRow
from schemas.tables.partner import PartnerRow
from schemas.tables.row import Row
from schemas.tables.site import SiteRow


@dataclass
class _Stored:
    """What is stored, and what the sheets make of it."""

    session: Session
    sites: dict[str, SiteRow]
    agents: dict[str, AgentRow]
    contracts: Sequence[ContractRow]
    rows: list[Row] = field(default_factory=list)
    gone: list[Row] = field(default_factory=list)
    basins: set[str] = field(default_factory=set)
    faults: list[Fault] = field(default_factory=list)


def state_sheets(session: Session, sheets: Sequence[Sheet]) -> Statement:
    """What sheets state together; what they name is in the store or in one of them.

    Raises:
        InputFaultsError: where something is unknown or contradicts itself; every fault at once.
    """
    sites = {row.id: row for row in session.exec(select(SiteRow))}
    agents = {row.id: row for row in session.exec(select(AgentRow))}
    stored = _Stored(session, sites, agents, session.exec(select(ContractRow)).all())
    known = _known(session, sites.values(), agents, sheets)
    for sheet in sheets:
        _BRING[sheet.kind](sheet, known, stored)
    _without_contract(sheets, stored)
    if stored.faults:
        raise InputFaultsError(stored.faults)
    remarks = tuple(f"Colonne ignorée : {sheet.name} {header}" for sheet in sheets for header in sheet.ignored)
    return Statement(frozenset(stored.basins), tuple(stored.rows), tuple(stored.gone), remarks=remarks)


def _known(session: Session, sites: Iterable[SiteRow], agents: dict[str, AgentRow], sheets: Sequence[Sheet]) -> Known:
    employers = {site.employer: site.employer for site in sites} | {
        agent.employer: agent.employer for agent in agents.values()
    }
    employers |= {row.id: row.name for row in session.exec(select(EmployerRow))}
    # a skill may be of a partner that this network does not see, where somebody holds it already
    partners = {row.code: row.code for row in session.exec(select(SkillRow)) if row.code != CORE}
    partners |= {row.id: row.name for row in session.exec(select(PartnerRow))}
    stated = {str(row.values["id"]) for sheet in sheets if sheet.kind == "agents" for row in sheet.rows}
    return Known(
        sites=Directory({row.id: row.name for row in sites}),
        employers=Directory(employers),
        partners=Directory(partners),
        agents=frozenset({*agents, *stated}),
    )


def _agents(sheet: Sheet, known: Known, stored: _Stored) -> None:
    lines = agent_lines(sheet, known, stored.faults)
    last: dict[str, int] = defaultdict(int)
    for known_agent in stored.agents.values():
        last[known_agent.basin] = max(last[known_agent.basin], known_agent.ordinal + 1)
    basins: set[str] = set()
    for line, row in zip(lines, sheet.rows, strict=True):
        homes = {stored.sites[site].basin for site in line.sites if site in stored.sites}
        before = stored.agents.get(line.id)
        if len(homes | ({before.basin} if before else set())) != 1:
            if homes:
                found = ", ".join(sorted(homes | ({before.basin} if before else set())))
                stored.faults.append(
                    Fault(sheet.place(row, "id"), found, "one basin", "merge the basins, or correct it")
                )
            continue
        (basin,) = homes
        basins.add(basin)
        if before is None:
            place, last[basin] = last[basin], last[basin] + 1
        else:
            place = before.ordinal
        balance = line.balance_minutes if "balance_minutes" in row.values or not before else before.balance_minutes
        stored.rows.append(
            AgentRow(
                id=line.id, basin=basin, ordinal=place, name=_name(line.name, before), employer=line.employer,
                home_site=line.sites[0], balance_minutes=balance, preferences=before.preferences if before else [],
            )
        )  # fmt: skip
        stored.rows += [AgentSiteRow(agent=line.id, site=site, ordinal=n) for n, site in enumerate(line.sites)]
    stated = {line.id for line in lines}
    stored.gone += [one for one in stored.agents.values() if one.basin in basins and one.id not in stated]
    places = [row for row in stored.session.exec(select(AgentSiteRow)) if row.agent in stated]
    stored.gone += _missing(places, stored.rows)
    stored.basins |= basins


def _name(stated: str, before: AgentRow | None) -> str:
    """The name as it is stored, where the sheet only parts its words otherwise."""
    return before.name if before and " ".join(before.name.split()) == stated else stated


def _contracts(sheet: Sheet, known: Known, stored: _Stored) -> None:
    before = {(row.agent, row.valid_from): row for row in stored.contracts}
    stated: list[Row] = []
    for line in contract_lines(sheet, known, stored.faults):
        start = line.valid_from or EVER
        held = before.get((line.agent, start))
        stated.append(
            ContractRow(
                agent=line.agent, valid_from=start, regime=line.regime, weekly_minutes=line.weekly_minutes,
                max_weekly_minutes=held.max_weekly_minutes
                if held and "max_weekly_minutes" not in sheet.columns
                else line.max_weekly_minutes,
                part_time=held.part_time if held and "part_time" not in sheet.columns else line.part_time,
            )
        )  # fmt: skip
    named = {str(row.values["agent"]) for row in sheet.rows}
    stored.rows += stated
    stored.gone += _missing([row for row in stored.contracts if row.agent in named], stated)
    stored.basins |= {stored.agents[agent].basin for agent in named if agent in stored.agents}


def _skills(sheet: Sheet, known: Known, stored: _Stored) -> None:
    places: dict[str, int] = defaultdict(int)
    stated: list[Row] = []
    for line in skill_lines(sheet, known, stored.faults):
        place, places[line.agent] = places[line.agent], places[line.agent] + 1
        stated.append(
            SkillRow(
                agent=line.agent,
                ordinal=place,
                code=line.code,
                valid_from=line.valid_from,
                valid_until=line.valid_until,
            )
        )
    stored.rows += stated
    stored.gone += _missing([row for row in stored.session.exec(select(SkillRow)) if row.agent in places], stated)
    stored.basins |= {stored.agents[agent].basin for agent in places if agent in stored.agents}


def _calendars(sheet: Sheet, known: Known, stored: _Stored) -> None:
    for row in sheet.rows:
        if "accepted" in sheet.columns and not row.values.get("accepted"):
            continue  # a proposal that nobody accepted
        site = known.sites.find(str(row.values["id"]))
        if site is None:
            fault = Fault(
                sheet.place(row, "id"), shown(row.values["id"]), "a site of the network", "correct it, or import it"
            )
            stored.faults.append(fault)
            continue
        values = values_of(stored.sites[site])
        basin = stored.session.get(BasinRow, values["basin"])
        for key in ("published_hours", "school_hours", "openable_hours"):
            text = str(row.values[key]) if key in row.values else None
            if text is not None:
                stored.faults += text_faults(text, sheet.place(row, key), basin.slot_minutes if basin else None)
            if text is not None or (key == "school_hours" and key in sheet.columns):
                values[key] = text
        stored.rows.append(SiteRow(**values))
        stored.basins.add(values["basin"])


def _employers(sheet: Sheet, known: Known, stored: _Stored) -> None:
    stated = employer_rows(stored.session, sheet, known, stored.faults)
    stored.rows += stated
    stored.basins |= {row.basin for row in stated}


def _without_contract(sheets: Sequence[Sheet], stored: _Stored) -> None:
    """Nobody can be planned without a contract."""
    held = {row.agent for row in stored.contracts} | {row.agent for row in stored.rows if isinstance(row, ContractRow)}
    for sheet in sheets:
        for row in sheet.rows if sheet.kind == "agents" else ():
            if (agent := str(row.values["id"])) not in held:
                mend = "give the sheet of contracts with it, or the columns régime and heures"
                stored.faults.append(
                    Fault(sheet.place(row, "id"), f"{shown(agent)} without a contract", "a contract", mend)
                )


def _missing(stored: Iterable[Row], stated: Iterable[Row]) -> Iterator[Row]:
    keys = {(type(row), key_of(row)) for row in stated}
    return (row for row in stored if (type(row), key_of(row)) not in keys)


_BRING = {
    "agents": _agents,
    "contracts": _contracts,
    "skills": _skills,
    "sites": _calendars,
    "employers": _employers,
}
