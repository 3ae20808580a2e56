"""The report of an import, in French, and the notes that a problem file has no field for."""

import html
import json
from collections.abc import Sequence
from itertools import groupby

from planner.network.compose import Network
from planner.network.findings import TITLES, Finding
from planner.show.words import DAYS, counted
from schemas.problem import Problem
from schemas.road import BEND, LONGEST, SPEED

_OPENABLE = (
    "- Heures d’ouverture possibles : chaque jour annoncé, d’une heure avant la première heure annoncée à une heure "
    "après la dernière ; La Poste, bus, itinérants et multisites : exactement les heures annoncées ; sauf `openable` "
    "du fichier du personnel."
)


def report(network: Network, found: Sequence[Finding], problems: Sequence[Problem], source: str) -> str:
    """The whole report, as Markdown."""
    lines = [f"# Import de la liste officielle, département {network.territory.departement}", ""]
    lines += [*_summary(network, found, source), ""]
    for kind, group in groupby(found, key=lambda finding: finding.kind):
        lines += [f"## {TITLES[kind]}", "", *(f"- {_plain(finding.text)}" for finding in group), ""]
    return "\n".join([*lines, *_journeys(network, problems), *_weeks(network, problems)])


def _plain(text: str) -> str:
    """What the list or the staff file says, on one line and as no markup."""
    return html.escape(" ".join(text.split()), quote=False)


def _summary(network: Network, found: Sequence[Finding], source: str) -> list[str]:
    left = sum(finding.kind == "without_hours" for finding in found)
    planned = len(network.counters)
    structures, aside = counted(planned + left, "structure"), counted(left, "laissée")
    agents, referents = counted(len(network.staff.agents), "agent"), counted(len(network.staff.referents), "référent")
    return [
        f"- Source : {source} ; {structures}, dont {planned} à planifier et {aside} de côté.",
        f"- Fichier du personnel : {agents}, {referents}.",
        _OPENABLE,
    ]


def _journeys(network: Network, problems: Sequence[Problem]) -> list[str]:
    known = {(way.origin, way.destination) for way in network.staff.travel}
    numbers = {counter.id: counter.listed.id_fs for counter in network.counters}
    names = {counter.id: f"{counter.listed.commune} ({counter.listed.id_fs})" for counter in network.counters}
    estimated = [
        f"- {names[way.origin]} – {names[way.destination]} : {way.minutes} min"
        for way in (problems[0].travel_minutes if problems else ())
        if (numbers[way.origin], numbers[way.destination]) not in known
    ]
    if not estimated:
        return []
    bend = str(BEND).replace(".", ",")
    rule = (
        f"À vol d’oiseau × {bend}, à {SPEED} km/h, arrondi aux 5 minutes supérieures ; au-delà de {LONGEST} minutes, "
        "pas de trajet dans la journée. Une route de montagne est plus lente : corrigez par [[travel]]."
    )
    return ["## Trajets estimés", "", rule, "", *estimated, ""]


def _weeks(network: Network, problems: Sequence[Problem]) -> list[str]:
    lines = ["## Semaines", ""]
    for problem in problems:
        shut = sorted({day for site in problem.sites for day in site.holidays})
        days = ", ".join(f"{DAYS[day.weekday()]} {day:%d/%m/%Y}" for day in shut) or "aucun"
        lines.append(f"- {problem.week} : jours fériés : {days} ({network.territory.timezone}).")
    return [*lines, ""]


def notes(network: Network, found: Sequence[Finding]) -> str:
    """The notes of the list and all findings as JSON, for who carries them on."""
    rows = [
        {
            "site": counter.id,
            "id_fs": counter.listed.id_fs,
            "name": counter.listed.name,
            "format": counter.listed.format,
            "group": counter.listed.group,
            "note": counter.listed.comment,
        }
        for counter in network.counters
        if counter.listed.comment or counter.listed.group
    ]
    entries = [{"kind": one.kind, "id_fs": one.id_fs, "line": one.line, "text": one.text} for one in found]
    plain = {"format": "binome.notes/1", "basin": network.basin, "notes": rows, "findings": entries}
    return json.dumps(plain, ensure_ascii=False, indent=1) + "\n"
