"""Arguments and options that several commands share, so that they read and behave alike."""

from math import isnan
from pathlib import Path
from typing import Annotated

import typer
from pydantic import TypeAdapter, ValidationError

from planner.cli.outputs import STDOUT
from schemas.faults import shortened
from schemas.ids import EventKey
from schemas.time import week_monday

ProblemFile = Annotated[
    Path, typer.Argument(metavar="PROBLÈME", help="Fichier problème (binome.problem/1), - pour l’entrée standard.")
]
RosterFile = Annotated[
    Path, typer.Argument(metavar="PLANNING", help="Fichier planning (binome.roster/1), - pour l’entrée standard.")
]
Output = Annotated[
    Path,
    typer.Option("-o", "--output", metavar="FICHIER", help="Où écrire (sinon, sortie standard).", show_default=False),
]
TO_STDOUT = STDOUT


LONGEST = 86_400
"""Seconds that a plan may be given at most: a day, as of the settings."""


def a_number(value: float | None) -> float | None:
    """A figure that can be compared; Typer's ranges let NaN pass."""
    if value is not None and isnan(value):
        raise typer.BadParameter("ce n’est pas un nombre.")
    return value


def _week(text: str) -> str:
    try:
        week_monday(text)
    except ValueError:
        raise typer.BadParameter(f"{text} n’est pas une semaine ISO telle que 2026-W49.") from None
    return text


def identifier(text: str) -> str:
    """An id as all files and events have it."""
    try:
        return TypeAdapter(EventKey).validate_python(text)
    except ValidationError:
        raise typer.BadParameter(
            f"« {shortened(text)} » n’est pas un identifiant : 1 à 200 caractères, sans espace au début."
        ) from None


Basin = Annotated[str, typer.Option(metavar="B", help="Identifiant du bassin.")]
Week = Annotated[str, typer.Option(metavar="W", help="Semaine ISO, 2026-W49.", parser=_week)]
Revision = Annotated[int | None, typer.Option(metavar="N", min=1, help="Seulement si c’est cette version qui attend.")]
