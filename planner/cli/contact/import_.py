"""`binome contact import`: where agents are reached, from a spreadsheet."""

import sys
from pathlib import Path
from typing import Annotated

import typer
from sqlmodel import select

from config.settings import load_settings
from planner.cli.clock import the_clock
from planner.cli.errors import Exit, InvalidFilesError
from planner.cli.stores import the_store
from planner.cli.submitting import BY
from planner.network.contacts import contacts_in
from planner.network.faults import InputFaultsError
from planner.services.messages.contacts import contact_of, put_contact
from planner.show.words import counted
from schemas.errors import InvalidInput
from schemas.intake import read_bytes
from schemas.tables.agent import AgentRow

HELP = """Reprend d’une feuille CSV à quelle adresse chaque agent est prévenu : colonnes agent et courriel.

Une adresse vide efface celle qui était connue. Qui ne voulait plus de message n’en reçoit toujours pas.

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
    now = the_clock(load_settings())()
    try:
        with the_store() as store, store.transaction() as session:
            found = contacts_in(data, sheet.name, frozenset(session.exec(select(AgentRow.id))))
            for agent, email in found.items():
                known = contact_of(session, agent)
                put_contact(session, agent, email, now, BY, wanted=known is None or known.muted_at is None)
    except InputFaultsError as error:
        print(error, "Rien n’a été fait.", sep="\n", file=sys.stderr)
        return Exit.MISUSE
    print(f"C’est fait : {counted(len(found), 'agent')}.")
    return Exit.DONE
