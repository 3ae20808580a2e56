"""`binome identity import`: what tools outside call the agents, from a spreadsheet."""

import sys
from pathlib import Path
from typing import Annotated

import typer
from sqlmodel import select

from events.adapters.rdv_service_public import SYSTEM
from planner.cli.errors import Exit, InvalidFilesError
from planner.cli.stores import the_store
from planner.network.faults import InputFaultsError
from planner.network.identities import identities_in
from planner.show.words import counted
from schemas.errors import InvalidInput
from schemas.intake import read_bytes
from schemas.tables.agent import AgentRow

HELP = """Reprend d’une feuille CSV comment d’autres outils nomment les agents : une ligne par agent, avec les colonnes
système (rdv-service-public), externe (le numéro que l’outil lui donne) et agent (son identifiant ici).

Ce qui est déjà connu demeure ; un numéro déjà connu désigne ensuite l’agent de la feuille.

Code de retour :
0 : enregistré ;
2 : une faute dans la feuille : toutes sont dites avec leur ligne et leur colonne, rien n’est fait ;
5 : la base n’est pas accessible.
"""


def command(sheet: Annotated[Path, typer.Argument(metavar="FEUILLE", help="Une feuille CSV.")]) -> int:
    """Read, look up, store."""
    try:
        data = read_bytes(sheet)
    except InvalidInput as error:
        raise InvalidFilesError([(sheet, error.faults)]) from error
    try:
        with the_store() as store, store.transaction() as session:
            found = identities_in(data, sheet.name, (SYSTEM,), frozenset(session.exec(select(AgentRow.id))))
            for row in found:
                session.merge(row)
    except InputFaultsError as error:
        print(error, "Rien n’a été fait.", sep="\n", file=sys.stderr)
        return Exit.MISUSE
    print(f"C’est fait : {counted(len(found), 'agent')}.")
    return Exit.DONE
