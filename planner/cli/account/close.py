"""`binome account close`: nobody signs in with it any more."""

from typing import Annotated

import typer

from config.settings import load_settings
from planner.cli.clock import the_clock
from planner.cli.stores import the_store
from planner.cli.submitting import SOURCE
from planner.services.access.accounts import close_account
from planner.services.access.subjects import account_named

HELP = """Ferme un compte : plus personne ne se connecte avec lui, et ses sessions prennent fin.

« binome account open » le rouvre.

Code de retour :
0 : fait ;
2 : compte inconnu ;
5 : la base n’est pas accessible.
"""


def command(login: Annotated[str, typer.Argument(metavar="NOM", help="Le compte.")]) -> None:
    """Close it."""
    now = the_clock(load_settings())()
    with the_store() as store, store.transaction() as session:
        close_account(session, account_named(session, login), now, SOURCE)
