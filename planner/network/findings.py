"""What a person should know of an import: the list's oddities and each assumption made, as sentences in French."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from planner.network.cell import RemarkKind
from planner.network.official_list import COLUMN_OF
from planner.network.sites import Counter
from planner.network.staff import Staff
from planner.show.words import counted, length
from schemas.site import Label

FindingKind = Literal[
    "without_hours", "unreadable", "united", "narrowed", "void", "stated_hours", "antenna", "moving", "below_label",
    "employer_unknown", "few_agents", "place_unknown", "note",
]  # fmt: skip

TITLES: dict[FindingKind, str] = {
    "without_hours": "Structures laissées de côté, faute d’horaires",
    "unreadable": "Horaires qui n’ont pas pu être lus",
    "united": "Plages qui se recouvrent ou se répètent, réunies (une minute n’est comptée qu’une fois)",
    "narrowed": "Horaires ramenés au quart d’heure, vers l’intérieur",
    "void": "Plages vides ignorées",
    "stated_hours": "Horaires donnés par le fichier du personnel à la place de la liste",
    "antenna": "Antennes (le label ne leur est pas demandé seules)",
    "moving": "Bus, itinérants et multisites (le label se compte sur la tournée ou le groupe)",
    "below_label": "Structures fixes qui annoncent moins que le label",
    "employer_unknown": "Porteur que personne n’a nommé (réglages par défaut)",
    "few_agents": "Moins de deux agents rattachés",
    "place_unknown": "Coordonnées illisibles (pas de trajet estimé)",
    "note": "Notes de la liste, recopiées sans être interprétées",
}
"""Heading of each kind, in the order of the report."""

_REMARKS: dict[RemarkKind, tuple[FindingKind, str]] = {
    "void": ("void", "« {} » n’annonce rien"),
    "joined": ("united", "lu {}"),
    "united": ("united", "lu {}"),
    "narrowed": ("narrowed", "« {} » ne tombe pas sur le quart d’heure"),
    "unreadable": ("unreadable", "« {} » n’est pas compris ; la structure est gardée sans ces heures"),
}


@dataclass(frozen=True)
class Finding:
    """One thing to know of one structure."""

    kind: FindingKind
    """What it is about."""
    id_fs: str
    """The structure's number in the list."""
    line: int
    """Line of its row."""
    text: str
    """The sentence in French."""


def findings(counters: Sequence[Counter], staff: Staff) -> tuple[Finding, ...]:
    """Everything to know, in the order of the report."""
    found: dict[FindingKind, list[Finding]] = defaultdict(list)
    sent = [{agent.home_site, *agent.other_sites} for agent in staff.agents]
    for counter in counters:
        listed = counter.listed
        agents = sum(listed.id_fs in places for places in sent)
        for kind, text in [*_of_cells(counter), *_of_counter(counter, agents)]:
            found[kind].append(Finding(kind, listed.id_fs, listed.line, f"{listed.name} ({listed.id_fs}) : {text}"))
    return tuple(finding for kind in TITLES for finding in found[kind])


def _of_cells(counter: Counter) -> Iterator[tuple[FindingKind, str]]:
    listed = counter.listed
    for day, cell in listed.days.items():
        for remark in cell.remarks if day not in counter.stated.hours else ():
            kind, sentence = _REMARKS[remark.kind]
            place = f"ligne {listed.line}, colonne {COLUMN_OF[day]}, « {listed.cells[day]} »"
            yield kind, f"{place} : {sentence.format(remark.text)}"


def _of_counter(counter: Counter, agents: int) -> Iterator[tuple[FindingKind, str]]:
    listed = counter.listed
    if listed.comment:
        yield "note", " ".join(listed.comment.split())
    if listed.location is None:
        yield "place_unknown", f"ligne {listed.line}"
    if counter.stated.hours:
        cells = ", ".join(f"{COLUMN_OF[day][2:]} « {text} »" for day, text in counter.stated.hours.items())
        yield "stated_hours", cells
    if not counter.announced:
        yield (
            "without_hours",
            f"ligne {listed.line} ; corrigez-la, ou donnez ses heures dans le fichier du personnel ([[sites]], hours)",
        )
        return
    hours = _over(counter.announced_minutes, len(counter.announced))
    if counter.kind == "antenna":
        yield "antenna", f"annonce {hours}" + (f", groupe « {listed.group} »" if listed.group else "")
    elif counter.kind in ("bus", "multisite"):
        yield "moving", f"{listed.format}, annonce {hours} ; {_held(counter)}"
    elif _short(counter):
        yield "below_label", f"annonce {hours} ; le label demandé reste {_figures(counter.label or Label())}"
    if counter.stated.employer is None and not listed.postal:
        yield "employer_unknown", f"« {counter.employer} » est supposé"
    if agents < 2:
        yield "few_agents", f"{agents} dans le fichier du personnel : il ne peut pas ouvrir"


def _held(counter: Counter) -> str:
    """What a counter that moves is held to, and what to check."""
    label = counter.label or Label()
    if counter.stated.label is not None:
        return f"label du fichier du personnel : {_figures(label)}"
    group = f" ; à vérifier avec le groupe « {counter.listed.group} »" if counter.listed.group else ""
    return f"label retenu pour ce seul guichet : {_figures(label)}{group}"


def _short(counter: Counter) -> bool:
    label = counter.label or Label()
    return counter.announced_minutes < label.min_hours * 60 or len(counter.announced) < label.min_days


def _figures(label: Label) -> str:
    return _over(round(label.min_hours * 60), label.min_days)


def _over(minutes: int, days: int) -> str:
    return f"{length(minutes)} sur {counted(days, 'jour')}"
