"""`binome account unbind`: nobody gets into an account by the identity provider any more."""

from typing import Annotated

import typer

from config.settings import load_settings
from planner.cli.clock import the_clock
from planner.cli.stores import the_store
from planner.cli.submitting import SOURCE
from planner.services.access.subjects import account_named, unbind

HELP = """Ferme un compte à la connexion par le fournisseur d’identité, et met fin à ses sessions.

Code de retour :
0 : fermé ;
2 : compte inconnu ;
5 : la base n’est pas accessible.
"""


def command(login: Annotated[str, typer.Argument(metavar="NOM", help="Le compte.")]) -> None:
    """Forget by what the provider knows somebody."""
    now = the_clock(load_settings())()
    with the_store() as store, store.transaction() as session:
        unbind(session, account_named(session, login), now, SOURCE)
