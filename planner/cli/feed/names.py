"""`binome feed names`: whose names may stand in the calendars of sites."""

import sys
from typing import Annotated

import typer

from config.settings import load_settings
from planner.cli.answers import NothingFoundError
from planner.cli.clock import the_clock
from planner.cli.stores import the_store
from planner.cli.submitting import BY
from planner.services.feeds.allow_names import allow_names, withdraw_names

HELP = """Permet de nommer les agents d’un porteur dans les calendriers des sites où ils travaillent.

Sans cet accord du porteur, et partout ailleurs, personne n’est nommé.

Code de retour :
0 : fait, ou déjà fait ;
1 : ce porteur n’a personne dans ce bassin, ou aucun accord à retirer ;
5 : la base n’est pas accessible.
"""


def command(
    basin: Annotated[str, typer.Option(metavar="B", help="Quel bassin.")],
    employer: Annotated[str, typer.Option(metavar="P", help="Quel porteur.")],
    withdraw: Annotated[bool, typer.Option("--withdraw", help="Retire l’accord.")] = False,
) -> None:
    """Allow it, or take that back."""
    now = the_clock(load_settings())()
    with the_store() as store, store.transaction() as session:
        done = (withdraw_names if withdraw else allow_names)(session, basin, employer, now, BY)
    if done == "none":
        raise NothingFoundError(
            f"{employer} : aucun accord à retirer." if withdraw else f"{employer} : aucun agent dans ce bassin."
        )
    print({"allowed": "Noms permis.", "known": "Déjà permis.", "withdrawn": "Noms retirés."}[done], file=sys.stderr)
