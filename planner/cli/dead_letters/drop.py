"""`binome dead-letters drop`: a refused event is not to be looked at any more."""

import sys
from typing import Annotated

import typer

from config.settings import load_settings
from events import dead_letters
from planner.cli.clock import the_clock
from planner.cli.dead_letters.reading import note, waiting_letter
from planner.cli.stores import the_store
from planner.cli.submitting import BY

HELP = """Écarte un événement refusé : il n’attend plus de décision. Il reste lisible.

Code de retour :
0 : écarté ;
1 : aucun rebut de ce nom n’attend ;
5 : la base n’est pas accessible.
"""


def command(name: Annotated[str, typer.Argument(metavar="ID", help="Identifiant du rebut.")]) -> None:
    """Keep it, and wait for nothing."""
    with the_store() as store, store.transaction() as session:
        note(session, waiting_letter(session, name), "dropped", BY, the_clock(load_settings())())
        dead_letters.drop(session, name)
    print("Écarté.", file=sys.stderr)
