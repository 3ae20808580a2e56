"""from_sheets: what spreadsheets state of people, calendars and porteurs, all of them together.

Sheets of calendars and of porteurs state what is in them and nothing else.
"""

from collections.abc import Sequence

from sqlmodel import Session, select

from planner.network.faults import Fault, InputFaultsError
from planner.network.opening_hours.checks import text_faults
from planner.network.sheets.people import Directory, Known
from planner.network.sheets.reading import Sheet
from planner.services.network.importing.difference import values_of
from planner.services.network.importing.employers_of_sheet import employer_rows
from planner.services.network.importing.people_of_sheet import agents_of, contracts_of, skills_of
from planner.services.network.importing.sheets_stated import Sheets
from planner.services.network.importing.statement import Statement
from schemas.faults import shown
from schemas.ids import CORE
from schemas.tables.agent import AgentRow, ContractRow, SkillRow
from schemas.tables.basin import BasinRow
from schemas.tables.employer import EmployerRow
from schemas.tables.partner import PartnerRow
from schemas.tables.site import SiteRow


def state_sheets(session: Session, sheets: Sequence[Sheet]) -> Statement:
    """What sheets state together; what they name is in the store or in one of them.

    Raises:
        InputFaultsError: where a cell cannot be read, and where something is unknown or contradicts itself; every fault
            at once.
    """
    sites = {row.id: row for row in session.exec(select(SiteRow))}
    agents = {row.id: row for row in session.exec(select(AgentRow))}
    stored = Sheets(session, sites, agents, session.exec(select(ContractRow)).all())
    known = _known(stored, sheets)
    for sheet in sheets:
        stored.faults += sheet.faults
        _BRING[sheet.kind](sheet, known, stored)
    _without_contract(sheets, stored)
    if stored.faults:
        raise InputFaultsError(list(dict.fromkeys(stored.faults)))
    remarks = tuple(f"Colonne ignorée : {sheet.name} {header}" for sheet in sheets for header in sheet.ignored)
    return Statement(frozenset(stored.basins), tuple(stored.rows), tuple(stored.gone), remarks=remarks)


def _known(stored: Sheets, sheets: Sequence[Sheet]) -> Known:
    session, sites, agents = stored.session, stored.sites.values(), stored.agents
    employers = {site.employer: site.employer for site in sites}
    employers |= {agent.employer: agent.employer for agent in agents.values()}
    employers |= {row.id: row.name for row in session.exec(select(EmployerRow))}
    # a skill may be of a partner that this network does not see, where somebody holds it already
    partners = {row.code: row.code for row in session.exec(select(SkillRow)) if row.code != CORE}
    partners |= {row.id: row.name for row in session.exec(select(PartnerRow))}
    stated = {row.text("id") for sheet in sheets if sheet.kind == "agents" for row in sheet.rows}
    return Known(
        sites=Directory({row.id: row.name for row in sites}),
        employers=Directory(employers),
        partners=Directory(partners),
        agents=frozenset({*agents, *stated}),
        hours={(row.agent, row.valid_from): (row.weekly_minutes, row.max_weekly_minutes) for row in stored.contracts},
    )


def _calendars(sheet: Sheet, known: Known, stored: Sheets) -> None:
    for row in sheet.rows:
        if "accepted" in sheet.columns and not row.values.get("accepted", "accepted" in row.unread):
            continue  # a proposal that nobody accepted
        if not (name := row.text("id")):
            continue
        site = known.sites.find(name)
        if site is None:
            fault = Fault(sheet.place(row, "id"), shown(name), "a site of the network", "correct it, or import it")
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


def _employers(sheet: Sheet, known: Known, stored: Sheets) -> None:
    stated = employer_rows(stored.session, sheet, known, stored.faults)
    stored.rows += stated
    stored.basins |= {row.basin for row in stated}


def _without_contract(sheets: Sequence[Sheet], stored: Sheets) -> None:
    """Nobody can be planned without a contract."""
    held = {row.agent for row in stored.contracts}
    held |= {row.text("agent") for sheet in sheets if sheet.kind == "contracts" for row in sheet.rows}
    if "" in held:
        return  # whose contract that is cannot be read
    for sheet in sheets:
        for row in sheet.rows if sheet.kind == "agents" else ():
            if (agent := row.text("id")) and agent not in held:
                mend = "give the sheet of contracts with it, or the columns régime and heures"
                stored.faults.append(
                    Fault(sheet.place(row, "id"), f"{shown(agent)} without a contract", "a contract", mend)
                )


_BRING = {
    "agents": agents_of,
    "contracts": contracts_of,
    "skills": skills_of,
    "sites": _calendars,
    "employers": _employers,
}
