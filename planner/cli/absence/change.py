"""`binome absence change`: an absence is other than was reported."""

from typing import Annotated

import typer

from planner.cli.absence.stating import basin_of, known, put
from planner.cli.moments import interval
from planner.cli.stores import the_store
from schemas.events.absences import AbsenceChanged

HELP = """Change une absence signalée : elle est remplacée en entier.

Code de retour :
0 : enregistré ;
1 : aucune absence de ce nom ;
2 : agent inconnu ou dates impossibles ;
5 : la base n’est pas accessible.
"""


def command(
    absence: Annotated[str, typer.Argument(metavar="ID", help="Identifiant de l’absence.")],
    start: Annotated[str, typer.Option("--from", metavar="T", help="Début.")],
    end: Annotated[str, typer.Option("--to", metavar="T", help="Fin ; une date est comprise en entier.")],
    agent: Annotated[str | None, typer.Option(metavar="A", help="Identifiant de l’agent (sinon, le même).")] = None,
) -> None:
    """Replace an absence that was reported."""
    with the_store() as store:
        row = known(store, absence)
        who = agent or str(row.agent)
        put(store, AbsenceChanged, absence, who, interval(start, end, basin_of(store, who).timezone))
