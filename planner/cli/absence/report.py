"""`binome absence report`: somebody is away."""

import sys
import uuid
from typing import Annotated

import typer

from planner.cli.absence.stating import basin_of, put, stored
from planner.cli.errors import WrongUseError
from planner.cli.moments import interval
from planner.cli.options import identifier
from planner.cli.stores import the_store
from schemas.events.absences import AbsenceReported

HELP = """Signale une absence, sans motif. Écrit son identifiant ; les semaines touchées seront replanifiées.

Un moment s’écrit 2026-12-01 (la journée entière), 2026-12-01T08:30 (heure du bassin) ou avec son décalage.

Code de retour :
0 : enregistré, ou déjà fait ; la même absence, annulée depuis, a de nouveau lieu ;
2 : agent inconnu, dates impossibles, ou identifiant déjà pris par une autre absence ;
5 : la base n’est pas accessible.
"""


def command(
    agent: Annotated[str, typer.Option(metavar="A", help="Identifiant de l’agent.")],
    start: Annotated[str, typer.Option("--from", metavar="T", help="Début.")],
    end: Annotated[str, typer.Option("--to", metavar="T", help="Fin ; une date est comprise en entier.")],
    absence: Annotated[
        str | None,
        typer.Option("--id", metavar="ID", help="Identifiant de l’absence (sinon, un nouveau).", parser=identifier),
    ] = None,
) -> None:
    """Report an absence; the same one again is done already, or takes place after all where it was cancelled."""
    with the_store() as store:
        span = interval(start, end, basin_of(store, agent).timezone)
        before = None if absence is None else stored(store, absence)
        other = before is not None and (before.agent, before.start, before.end) != (agent, *span)
        if before is not None and before.agent is not None and other:
            was = "existe, autrement" if not before.cancelled else "a été annulée, et disait autre chose"
            again = "modifie" if not before.cancelled else "rétablit, modifiée"
            raise WrongUseError(f"{absence} : cette absence {was}. « binome absence change » la {again}.")
        if before is not None and not before.cancelled:
            print("Déjà signalée.", file=sys.stderr)
            print(absence)
            return
        put(store, AbsenceReported, absence or str(uuid.uuid4()), agent, span)
