"""`binome closure lift`: a closure does not take place."""

import sys
from typing import Annotated

import typer

from config.settings import load_settings
from planner.cli.answers import NothingFoundError
from planner.cli.clock import the_clock
from planner.cli.closure.set import shut_by
from planner.cli.planned_anew import tell_touched
from planner.cli.stores import the_store
from planner.cli.submitting import say
from schemas.events.closures import ClosureLifted
from schemas.ids import ClosureId, SiteId
from schemas.tables.basin import BasinRow
from schemas.tables.closure import ClosureRow

HELP = """Lève une fermeture ; les semaines touchées seront replanifiées.

Code de retour :
0 : enregistré, ou déjà levée ;
1 : aucune fermeture de ce nom ;
5 : la base n’est pas accessible.
"""


def command(closure: Annotated[str, typer.Argument(metavar="ID", help="Identifiant de la fermeture.")]) -> None:
    """Lift a closure; one that is lifted stays so."""
    with the_store() as store:
        with store.reading() as session:
            row = session.get(ClosureRow, closure)
            basin = None if row is None else session.get(BasinRow, row.basin)
        if row is None or basin is None or row.site is None or row.start is None or row.end is None:
            raise NothingFoundError(f"{closure} : aucune fermeture de ce nom.")
        if row.lifted:
            print("Déjà levée.", file=sys.stderr)
        else:
            data = ClosureLifted(closure=ClosureId(closure), site=SiteId(row.site), start=row.start, end=row.end)
            say(store, data, basin=basin.id, subject=closure, now=the_clock(load_settings())())
            tell_touched(store, basin, shut_by(row))
