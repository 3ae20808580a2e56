"""`binome token revoke`: a token is worth nothing from now on."""

from typing import Annotated

import typer

from config.settings import load_settings
from planner.cli.answers import NothingFoundError
from planner.cli.clock import the_clock
from planner.cli.stores import the_store
from planner.cli.submitting import SOURCE
from planner.services.access.tokens import revoke_token

HELP = """Retire un jeton, tout de suite et pour toujours.

Code de retour :
0 : retiré, ou déjà fait ;
1 : aucun jeton de cet identifiant ;
5 : la base n’est pas accessible.
"""


def command(token: Annotated[str, typer.Argument(metavar="ID", help="Identifiant du jeton.")]) -> None:
    """Take a token back."""
    with the_store() as store, store.transaction() as session:
        found = revoke_token(session, token, the_clock(load_settings())(), SOURCE)
    if not found:
        raise NothingFoundError(f"{token} : aucun jeton de cet identifiant. « binome token list » les montre.")
