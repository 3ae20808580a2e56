"""`binome absence cancel`: an absence does not take place."""

import sys
from typing import Annotated

import typer

from config.settings import load_settings
from planner.cli.absence.stating import basin_of, known, spans_of
from planner.cli.clock import the_clock
from planner.cli.planned_anew import tell_touched
from planner.cli.stores import the_store
from planner.cli.submitting import say
from schemas.events.absences import AbsenceCancelled
from schemas.ids import AbsenceId

HELP = """Annule une absence signalée ; les semaines touchées seront replanifiées.

Code de retour :
0 : enregistré, ou déjà annulée ;
1 : aucune absence de ce nom ;
5 : la base n’est pas accessible.
"""


def command(absence: Annotated[str, typer.Argument(metavar="ID", help="Identifiant de l’absence.")]) -> None:
    """Cancel an absence; one that is cancelled stays so."""
    with the_store() as store:
        row = known(store, absence)
        if row.cancelled:
            print("Déjà annulée.", file=sys.stderr)
        else:
            basin = basin_of(store, str(row.agent))
            now = the_clock(load_settings())()
            say(store, AbsenceCancelled(absence=AbsenceId(absence)), basin=basin.id, subject=absence, now=now)
            tell_touched(store, basin, spans_of(row))
