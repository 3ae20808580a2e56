"""The kinds of sheets, and under which headers their columns are known: in French, with or without accents."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from planner.network.cell import plain_text
from planner.network.sheets.cells import (
    balance_of,
    date_of,
    free_time_of,
    id_of,
    ids_of,
    minutes_of,
    name_of,
    publication_of,
    regime_of,
    sources_of,
    time_of,
    working_days_of,
    yes_of,
)

SheetKind = Literal["agents", "contracts", "skills", "sites", "employers", "availabilities"]


@dataclass(frozen=True)
class Column:
    """A column of a kind of sheet."""

    key: str
    """Its key in the rows that were read."""
    headers: tuple[str, ...]
    """Headers under which it is known, in lower case and without accents."""
    read: Callable[[str], object]
    """What makes a value of a cell, or raises `UnreadableCellError`."""
    required: bool = False
    """Whether every sheet has it, and every row fills it."""


def text_of(cell: str) -> str:
    """A text as it stands."""
    return cell


_AGENT = ("agent", "id agent", "identifiant agent", "matricule", "identifiant", "id", "code agent")

COLUMNS: dict[SheetKind, tuple[Column, ...]] = {
    "agents": (
        Column("id", _AGENT, id_of, required=True),
        Column("name", ("nom", "nom complet", "nom et prenom", "prenom et nom", "name"), name_of, required=True),
        Column("employer", ("porteur", "employeur", "id porteur", "employer"), id_of, required=True),
        Column(
            "home_site",
            ("site", "site principal", "site de rattachement", "rattachement", "id site", "home site"),
            id_of,
            required=True,
        ),
        Column("other_sites", ("autres sites", "autre site", "sites secondaires", "other sites"), ids_of),
        Column("balance_minutes", ("solde", "solde d'heures", "solde heures", "balance"), balance_of),
    ),
    "contracts": (
        Column("agent", _AGENT, id_of, required=True),
        Column("regime", ("regime", "statut", "type de contrat", "contrat"), regime_of, required=True),
        Column(
            "weekly_minutes",
            (
                "heures",
                "heures par semaine",
                "heures hebdomadaires",
                "duree hebdomadaire",
                "h/semaine",
                "temps de travail",
            ),
            minutes_of,
            required=True,
        ),
        Column("max_weekly_minutes", ("maximum", "heures maximum", "heures max", "maximum par semaine"), minutes_of),
        Column("valid_from", ("depuis", "a partir du", "valable du", "date de debut", "debut", "du"), date_of),
        Column(
            "part_time", ("jours non travailles", "jour non travaille", "temps partiel", "jours libres"), free_time_of
        ),
    ),
    "skills": (
        Column("agent", _AGENT, id_of, required=True),
        Column("code", ("competence", "formation", "code", "module", "partenaire", "skill"), name_of, required=True),
        Column("valid_from", ("valable du", "obtenue le", "depuis", "date de formation", "a partir du", "du"), date_of),
        Column(
            "valid_until",
            ("valable jusqu'au", "jusqu'au", "fin de validite", "date de fin", "expire le", "au"),
            date_of,
        ),
    ),
    "sites": (
        Column("id", ("site", "id site", "identifiant", "id", "id fs"), id_of, required=True),
        Column("published_hours", ("horaires", "horaires annonces", "opening hours"), text_of, required=True),
        Column("school_hours", ("horaires vacances", "vacances scolaires", "horaires vacances scolaires"), text_of),
        Column("accepted", ("accepte", "accepter", "accord", "decision"), yes_of),
        Column("openable_hours", ("ouvrable", "heures ouvrables", "horaires ouvrables", "batiment"), text_of),
    ),
    "employers": (
        Column("id", ("porteur", "id porteur", "employeur", "code porteur"), id_of, required=True),
        Column("basin", ("bassin", "id bassin", "basin"), id_of),
        Column("name", ("nom", "nom du porteur", "name"), name_of),
        Column("notice", ("delai", "delai de prevenance", "jours ouvres"), working_days_of),
        Column("publication", ("publication",), publication_of),
        Column("sources", ("sources", "sources acceptees", "sources autorisees"), sources_of, required=True),
    ),
    "availabilities": (
        Column("referent", ("referent", "id referent", "identifiant referent", "code referent"), id_of, required=True),
        Column("date", ("date", "jour"), date_of, required=True),
        Column("start", ("debut", "heure de debut", "heure debut", "de"), time_of),
        Column("end", ("fin", "heure de fin", "heure fin", "a"), time_of),
    ),
}
"""Every kind of sheet with its columns."""

_FORMAL = re.compile(r"[\s_\-]+")


def header_of(cell: str) -> str:
    """A header as the table above has it: lower case, no accents, single spaces, nothing in brackets."""
    bare = re.sub(r"\(.*?\)|\*", " ", plain_text(cell)).replace("’", "'")
    return _FORMAL.sub(" ", bare).strip(" :.")


def kinds_of(headers: list[str]) -> list[SheetKind]:
    """The kinds of sheet that have all their required columns under these headers, the most demanding first."""

    def found(kind: SheetKind) -> bool:
        return all(any(name in column.headers for name in headers) for column in COLUMNS[kind] if column.required)

    return [kind for kind in COLUMNS if found(kind)]


def letters(index: int) -> str:
    """The letters of a column in a spreadsheet, the first being 0."""
    text = ""
    while index >= 0:
        text = chr(ord("A") + index % 26) + text
        index = index // 26 - 1
    return text
