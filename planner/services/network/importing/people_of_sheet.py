"""people_of_sheet: agents, their contracts and trainings as sheets state them.

A sheet of agents states all agents of the basins whose sites it names; sheets of contracts and trainings state all of
those of the agents that they name.
"""

from collections import defaultdict

from sqlmodel import select

from planner.network.faults import Fault
from planner.network.sheets.people import Known, agent_lines, contract_lines, skill_lines
from planner.network.sheets.reading import Sheet
from planner.network.sheets.writing import EVER
from planner.services.network.importing.sheets_stated import Sheets, missing
from schemas.tables.agent import AgentRow, AgentSiteRow, ContractRow, SkillRow
from schemas.tables.row import Row


def agents_of(sheet: Sheet, known: Known, stored: Sheets) -> None:
    """All agents of the basins whose sites are named; those that it does not name are gone."""
    lines = agent_lines(sheet, known, stored.faults)
    last: dict[str, int] = defaultdict(int)
    for known_agent in stored.agents.values():
        last[known_agent.basin] = max(last[known_agent.basin], known_agent.ordinal + 1)
    basins: set[str] = set()
    for line, row in zip(lines, sheet.rows, strict=True):
        homes = {stored.sites[site].basin for site in line.sites if site in stored.sites}
        before = stored.agents.get(line.id)
        if not homes:
            continue  # where the agent works cannot be read, or nobody knows it: a fault already
        if len(named := homes | ({before.basin} if before else set())) != 1:
            found = ", ".join(sorted(named))
            stored.faults.append(Fault(sheet.place(row, "id"), found, "one basin", "merge the basins, or correct it"))
            continue
        (basin,) = named
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
    stored.gone += missing(places, stored.rows)
    stored.basins |= basins


def _name(stated: str, before: AgentRow | None) -> str:
    """The name as it is stored, where the sheet only parts its words otherwise."""
    return before.name if before and " ".join(before.name.split()) == stated else stated


def contracts_of(sheet: Sheet, known: Known, stored: Sheets) -> None:
    """All contracts of the agents that are named; what has no column stays."""
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
    named = {row.text("agent") for row in sheet.rows}
    stored.rows += stated
    stored.gone += missing([row for row in stored.contracts if row.agent in named], stated)
    stored.basins |= {stored.agents[agent].basin for agent in named if agent in stored.agents}


def skills_of(sheet: Sheet, known: Known, stored: Sheets) -> None:
    """All trainings of the agents that are named, in their order."""
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
    stored.gone += missing([row for row in stored.session.exec(select(SkillRow)) if row.agent in places], stated)
    stored.basins |= {stored.agents[agent].basin for agent in places if agent in stored.agents}
