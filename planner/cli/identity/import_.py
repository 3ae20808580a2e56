"""`binome identity import`: what tools outside call agents, referents and sites, from a spreadsheet."""

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
from planner.store.identities import AGENT, REFERENT, SITE
from schemas.errors import InvalidInput
from schemas.intake import read_bytes
from schemas.tables.agent import AgentRow
from schemas.tables.partner import ReferentRow
from schemas.tables.site import SiteRow

HELP = """Reprend d’une feuille CSV comment d’autres outils nomment les agents, les référents ou les lieux : une ligne
chacun, avec les colonnes système (rdv-service-public), externe (le numéro que l’outil lui donne) et agent, référent
ou site (son identifiant ici).

Ce qui est déjà connu demeure ; un numéro déjà connu désigne ensuite celui de la feuille.

Code de retour :
0 : enregistré ;
2 : une faute dans la feuille : toutes sont dites avec leur ligne et leur colonne, rien n’est fait ;
5 : la base n’est pas accessible.
"""


_NOUNS = {AGENT: "agent", REFERENT: "référent", SITE: "site"}


def command(sheet: Annotated[Path, typer.Argument(metavar="FEUILLE", help="Une feuille CSV.")]) -> int:
    """Read, look up, store."""
    try:
        data = read_bytes(sheet)
    except InvalidInput as error:
        raise InvalidFilesError([(sheet, error.faults)]) from error
    try:
        with the_store() as store, store.transaction() as session:
            known = {
                AGENT: frozenset(session.exec(select(AgentRow.id))),
                REFERENT: frozenset(session.exec(select(ReferentRow.id))),
                SITE: frozenset(session.exec(select(SiteRow.id))),
            }
            found = identities_in(data, sheet.name, (SYSTEM,), known)
            for row in found:
                session.merge(row)
    except InputFaultsError as error:
        print(error, "Rien n’a été fait.", sep="\n", file=sys.stderr)
        return Exit.MISUSE
    print(f"C’est fait : {counted(len(found), _NOUNS[found[0].kind] if found else 'agent')}.")
    return Exit.DONE
