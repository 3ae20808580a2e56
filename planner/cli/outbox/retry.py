"""`binome outbox retry`: a message that the bus refused is sent once more; what waits behind it follows."""

import sys
from typing import Annotated

import typer

from config.settings import load_settings
from planner.cli.clock import the_clock
from planner.cli.outbox.reading import decide
from planner.cli.stores import the_store

HELP = """Envoie encore une fois un message que le bus refusait, une fois la cause corrigée.

Ceux qui attendent derrière le suivent. S’il est encore refusé, il attend de nouveau.

Code de retour :
0 : il va être envoyé ;
1 : le bus ne refuse aucun message de ce numéro ;
5 : la base n’est pas accessible.
"""


def command(number: Annotated[int, typer.Argument(metavar="ID", help="Numéro du message.")]) -> None:
    """Send it, and let follow what follows."""
    with the_store() as store, store.transaction() as session:
        decide(session, number, the_clock(load_settings())(), drop=False)
    print("Il va être envoyé.", file=sys.stderr)
