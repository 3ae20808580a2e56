"""Sheets written, each kind that `binome import` takes: as `reading` takes them and as French Excel opens them."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from schemas.known.people import KnownAgent
from schemas.network import KnownBasin, Network

EVER = date(2000, 1, 1)
"""First day of a contract that states none."""

_CALENDAR = ("site", "horaires", "horaires vacances", "ouvrable")
_EMPLOYER = ("porteur", "bassin", "nom", "délai", "publication", "sources")
_PUBLICATION = {None: "", "auto": "directe", "auto_outside_notice": "hors délai", "review": "relecture"}
_MARK = "\N{BYTE ORDER MARK}"
_FORMULA = ("=", "+", "-", "@")


class UnwritableSheetError(ValueError):
    """Something that a sheet cannot hold: it would be read as something else."""


def sheets_of(network: Network) -> dict[str, str]:
    """The text of each sheet by the name of its file: UTF-8 with a mark, semicolons, days as 31/12/2026.

    Raises:
        UnwritableSheetError: where an id of a further site, or a source, holds what parts them in a cell.
    """
    agents = [agent for basin in network.basins for agent in basin.agents]
    return {
        "agents.csv": sheet_text(
            ("matricule", "nom", "porteur", "site", "autres sites", "solde"), (_agent(one) for one in agents)
        ),
        "contrats.csv": sheet_text(
            ("matricule", "régime", "heures", "maximum", "depuis", "jours non travaillés"), _contracts(agents)
        ),
        "formations.csv": sheet_text(("matricule", "compétence", "valable du", "jusqu'au"), _skills(agents)),
        "calendriers.csv": sheet_text(_CALENDAR, _calendars(network.basins)),
        "porteurs.csv": sheet_text(_EMPLOYER, _employers(network.basins)),
    }


def _agent(agent: KnownAgent) -> Sequence[str]:
    others = [site for site in agent.sites if site != agent.home_site]
    balance = _hours(agent.balance_minutes)
    return agent.id, agent.name, agent.employer, agent.home_site, _listed(others, "un identifiant de site"), balance


def _contracts(agents: Iterable[KnownAgent]) -> Iterator[Sequence[str]]:
    for agent in agents:
        for one in agent.contracts:
            yield (
                agent.id,
                "FPT" if one.regime == "fpt" else "privé",
                _hours(one.weekly_minutes),
                "" if one.max_weekly_minutes is None else _hours(one.max_weekly_minutes),
                "" if one.valid_from == EVER else _day(one.valid_from),
                one.part_time or "",
            )


def _skills(agents: Iterable[KnownAgent]) -> Iterator[Sequence[str]]:
    for agent in agents:
        for held in agent.skills:
            yield agent.id, held.code, _day(held.valid_from), _day(held.valid_until)


def _calendars(basins: Iterable[KnownBasin]) -> Iterator[Sequence[str]]:
    for basin in basins:
        for site in basin.sites:
            yield site.id, site.published_hours, site.school_hours or "", site.openable_hours


def _employers(basins: Iterable[KnownBasin]) -> Iterator[Sequence[str]]:
    for basin in basins:
        for one in basin.employers:
            heard = "toutes" if one.sources is None else _listed(one.sources, "une source") or "aucune"
            yield one.id, basin.id, one.name, str(one.notice_working_days), _PUBLICATION[one.publication], heard


def _listed(texts: Iterable[str], what: str) -> str:
    """Several in one cell."""
    parts = list(texts)
    if odd := [text for text in parts if set(text) & set(",;|")]:
        raise UnwritableSheetError(f"{odd[0]} : {what} avec , ; ou | ne tient pas dans une feuille.")
    return ", ".join(parts)


def sheet_text(headers: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Rows under their headers as French Excel opens them: UTF-8 with a mark, semicolons."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(headers)
    writer.writerows([_text(cell) for cell in row] for row in rows)
    return _MARK + text.getvalue()


def _text(cell: str) -> str:
    """A tab in front of what a spreadsheet would compute; it is nothing when the sheet is read."""
    return f"\t{cell}" if cell.startswith(_FORMULA) else cell


def _hours(minutes: int) -> str:
    return f"{'-' if minutes < 0 else ''}{abs(minutes) // 60}h{abs(minutes) % 60:02d}"


def _day(day: date | None) -> str:
    return "" if day is None else f"{day:%d/%m/%Y}"
