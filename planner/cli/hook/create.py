"""`binome hook create`: an employer's program is told of its people's changes."""

import re
from typing import Annotated

import typer

from config.settings import load_settings
from planner.cli.clock import the_clock
from planner.cli.errors import WrongUseError
from planner.cli.hook.shown import hook_key, put_secret
from planner.cli.options import Basin
from planner.cli.stores import the_store
from planner.cli.submitting import BY
from planner.services.messages.hooks import ADDRESS, LONGEST, make_hook

HELP = """Fait prévenir un programme d’un porteur quand une publication change ce que font ses agents.

Son secret, dont les envois sont signés, n’est montré qu’une fois.

Code de retour :
0 : le secret est sur la sortie standard ;
2 : porteur inconnu, ou déjà un programme ; adresse qui n’est pas https ; BINOME_HOOK_KEY n’est pas réglé ;
5 : la base n’est pas accessible.
"""


def command(
    basin: Basin,
    employer: Annotated[str, typer.Option(metavar="P", help="Identifiant du porteur.")],
    url: Annotated[str, typer.Option(metavar="ADRESSE", help="Où le programme est prévenu (https://…).")],
) -> None:
    """Make it, and print its secret."""
    key, now = hook_key(), the_clock(load_settings())()
    if not re.fullmatch(ADDRESS, url) or len(url) > LONGEST:
        raise WrongUseError("L’adresse d’un programme commence par https:// et ne contient pas d’espace.")
    with the_store() as store, store.transaction() as session:
        row = make_hook(session, basin, employer, url, now, BY)
    if row is None:
        raise WrongUseError(f"{employer} : porteur inconnu de ce bassin, ou qui a déjà un programme (hook list).")
    put_secret(row, key)
