"""`binome account open`: one that was closed is one to sign in with again."""

from typing import Annotated

import typer

from config.settings import load_settings
from planner.cli.clock import the_clock
from planner.cli.stores import the_store
from planner.cli.submitting import SOURCE
from planner.services.access.accounts import open_account
from planner.services.access.subjects import account_named

HELP = """Rouvre un compte fermé : on s’y connecte de nouveau comme avant.

Code de retour :
0 : fait ;
2 : compte inconnu ;
5 : la base n’est pas accessible.
"""


def command(login: Annotated[str, typer.Argument(metavar="NOM", help="Le compte.")]) -> None:
    """Open it."""
    now = the_clock(load_settings())()
    with the_store() as store, store.transaction() as session:
        open_account(session, account_named(session, login), now, SOURCE)
