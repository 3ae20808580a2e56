"""Rows of sheets as agents, contracts and skills: what they name is looked up in the network, and must be there.

A cell that is at fault already names nothing: it is not looked up, so that it is told once.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, cast

from planner.network.cell import plain_text
from planner.network.faults import Fault
from planner.network.sheets.reading import Sheet, SheetRow
from planner.network.sheets.writing import EVER
from planner.network.sites import slug
from schemas.faults import shown
from schemas.ids import CORE


@dataclass(frozen=True)
class Directory:
    """Things that have ids and names: either may stand in a sheet."""

    names: Mapping[str, str]
    """The name of each id."""

    def find(self, text: str) -> str | None:
        """The id meant: an id, a name that only one bears, or the number with which only one id begins."""
        if text in self.names:
            return text
        plain = plain_text(text)
        named = [key for key, name in self.names.items() if plain in (plain_text(name), plain_text(key), slug(key))]
        numbered = [key for key in self.names if key.startswith(f"{text}-")] if text.isdigit() else []
        meant = named or numbered
        return meant[0] if len(meant) == 1 else None


@dataclass(frozen=True)
class Known:
    """What sheets may name."""

    sites: Directory
    """Sites of the network."""
    employers: Directory
    """Porteurs."""
    partners: Directory
    """Partners: their ids are the codes of skills."""
    agents: frozenset[str]
    """Agents of the network and of the sheets themselves."""
    hours: Mapping[tuple[str, date], tuple[int, int | None]] = field(default_factory=dict)
    """Minutes a week and their maximum of each contract that is known, by agent and first day."""


@dataclass(frozen=True)
class AgentLine:
    """An agent as a sheet states it."""

    id: str
    """Id of the agent."""
    name: str
    """Name shown to people."""
    employer: str
    """Id of the employer."""
    sites: tuple[str, ...]
    """Sites, the home site first."""
    balance_minutes: int
    """Minutes worked too much."""


@dataclass(frozen=True)
class ContractLine:
    """A contract as a sheet states it."""

    agent: str
    """Whose it is."""
    valid_from: date | None
    """First day; None: always has."""
    regime: Literal["fpt", "private"]
    """Territorial civil service, or private employment."""
    weekly_minutes: int
    """The week's target."""
    max_weekly_minutes: int | None
    """Minutes never passed."""
    part_time: str | None
    """Weekly windows that it leaves free, as opening_hours."""


@dataclass(frozen=True)
class SkillLine:
    """A training as a sheet states it."""

    agent: str
    """Who holds it."""
    code: str
    """`core`, or the id of a partner."""
    valid_from: date | None
    """First day."""
    valid_until: date | None
    """Last day."""


_CORE = {"core", "tronc commun", "socle", "socle commun", "formation de base", "france services"}


def agent_lines(sheet: Sheet, known: Known, faults: list[Fault]) -> tuple[AgentLine, ...]:
    """The agents of a sheet; sites and porteurs that are unknown are faults."""
    return tuple(_agent(row, sheet, known, faults) for row in sheet.rows)


def contract_lines(sheet: Sheet, known: Known, faults: list[Fault]) -> tuple[ContractLine, ...]:
    """The contracts of a sheet; agents that are unknown and hours that nobody can be planned for are faults."""
    for row in sheet.rows:
        faults += _unknown_agent(row, sheet, known)
        faults += _beyond(row, sheet)
        faults += _without_work(row, sheet, known)
    return tuple(
        ContractLine(
            agent=str(row.values["agent"]),
            valid_from=cast("date | None", row.values.get("valid_from")),
            regime=cast('Literal["fpt", "private"]', row.values["regime"]),
            weekly_minutes=cast("int", row.values["weekly_minutes"]),
            max_weekly_minutes=cast("int | None", row.values.get("max_weekly_minutes")),
            part_time=cast("str | None", row.values.get("part_time")),
        )
        for row in sheet.rows
        if not row.unread
    )


def skill_lines(sheet: Sheet, known: Known, faults: list[Fault]) -> tuple[SkillLine, ...]:
    """The skills of a sheet; agents and trainings that are unknown, and ends before the start, are faults."""
    return tuple(_skill(row, sheet, known, faults) for row in sheet.rows)


def _agent(row: SheetRow, sheet: Sheet, known: Known, faults: list[Fault]) -> AgentLine:
    stated = [("home_site", row.text("home_site"))]
    stated += [("other_sites", text) for text in cast("Iterable[str]", row.values.get("other_sites", ()))]
    sites = [_found(known.sites, text, sheet.place(row, key), "a site of the network", faults) for key, text in stated]
    employer = row.text("employer")
    return AgentLine(
        id=row.text("id"),
        name=row.text("name"),
        employer=_found(known.employers, employer, sheet.place(row, "employer"), "a porteur of the network", faults),
        sites=tuple(dict.fromkeys(sites)),
        balance_minutes=cast("int", row.values.get("balance_minutes", 0)),
    )


def _skill(row: SheetRow, sheet: Sheet, known: Known, faults: list[Fault]) -> SkillLine:
    faults += _unknown_agent(row, sheet, known)
    text = row.text("code")
    core = plain_text(text) in _CORE
    expected = "core (tronc commun), or a partner of the network"
    code = str(CORE) if core else _found(known.partners, text, sheet.place(row, "code"), expected, faults)
    first, last = (cast("date | None", row.values.get(key)) for key in ("valid_from", "valid_until"))
    if first and last and last < first:
        place = sheet.place(row, "valid_until")
        said, start = row.cells["valid_until"], row.cells["valid_from"]
        faults.append(Fault(place, shown(said), f"a day from {start} on", "correct one of the two"))
    return SkillLine(row.text("agent"), code, first, last)


def _beyond(row: SheetRow, sheet: Sheet) -> Iterator[Fault]:
    for key, most in (("weekly_minutes", 2880), ("max_weekly_minutes", 3600)):
        minutes = cast("int | None", row.values.get(key))
        if minutes is not None and minutes > most:
            yield Fault(sheet.place(row, key), _hours(minutes), f"at most {most // 60} h a week", "correct it")


def _without_work(row: SheetRow, sheet: Sheet, known: Known) -> Iterator[Fault]:
    """Hours that are none, or never reached: problems may state both, so what is known already comes back as it is."""
    start = cast("date", row.values.get("valid_from", EVER))
    held = known.hours.get((row.text("agent"), start))
    minutes, most = (cast("int | None", row.values.get(key)) for key in ("weekly_minutes", "max_weekly_minutes"))
    key = "max_weekly_minutes" if "max_weekly_minutes" in sheet.columns else "weekly_minutes"
    if held and key == "weekly_minutes":
        most = held[1]  # without its column a maximum stays
    if minutes is None or (minutes, most) == held:
        return
    if minutes == 0:
        yield Fault(sheet.place(row, "weekly_minutes"), _hours(minutes), "more than 0 h a week", "correct it")
    if most is not None and most < minutes:
        found = f"a maximum of {_hours(most)} for {_hours(minutes)}"
        yield Fault(sheet.place(row, key), found, "a maximum that the hours do not pass", "correct one of the two")


def _hours(minutes: int) -> str:
    return f"{minutes // 60} h {minutes % 60:02d}"


def _found(among: Directory, text: str, place: str, expected: str, faults: list[Fault]) -> str:
    found = among.find(text)
    if found is None and text:
        known = ", ".join(list(among.names)[:5])
        faults.append(
            Fault(place, shown(text), f"{expected}, such as {known or 'none so far'}", "correct it, or import it")
        )
    return found or text


def _unknown_agent(row: SheetRow, sheet: Sheet, known: Known) -> Iterator[Fault]:
    agent = row.text("agent")
    if agent and agent not in known.agents:
        place = sheet.place(row, "agent")
        yield Fault(
            place, shown(agent), "an agent of the network or of a sheet given with it", "correct it, or import it"
        )
