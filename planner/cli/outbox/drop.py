"""`binome outbox drop`: a message that the bus refuses is never sent; what waits behind it goes on."""

import sys
from typing import Annotated

import typer

from config.settings import load_settings
from planner.cli.clock import the_clock
from planner.cli.outbox.reading import decide
from planner.cli.stores import the_store

HELP = """N’envoie jamais un message que le bus refuse ; ceux qui attendent derrière lui partent.

Qui lit le bus ne saura rien de ce qu’il disait.

Code de retour :
0 : écarté ;
1 : le bus ne refuse aucun message de ce numéro ;
5 : la base n’est pas accessible.
"""


def command(number: Annotated[int, typer.Argument(metavar="ID", help="Numéro du message.")]) -> None:
    """Give it up, and let follow what follows."""
    with the_store() as store, store.transaction() as session:
        decide(session, number, the_clock(load_settings())(), drop=True)
    print("Écarté.", file=sys.stderr)
