"""`binome unpin`: shifts that had to stay need not any more."""

import sys
from typing import Annotated

import typer

from config.settings import load_settings
from planner.cli.answers import NothingFoundError
from planner.cli.clock import the_clock
from planner.cli.options import Basin, Week
from planner.cli.stores import the_store
from planner.cli.submitting import BY
from planner.services.facts.lift_pins import lift_pins
from planner.show.words import counted

HELP = """Lève les présences imposées d’une semaine ; elle sera replanifiée.

Code de retour :
0 : levées ;
1 : il n’y en a pas ;
5 : la base n’est pas accessible.
"""


def command(
    basin: Basin,
    week: Week,
    agent: Annotated[str | None, typer.Option(metavar="A", help="Celles de cet agent seulement.")] = None,
) -> None:
    """Lift pins."""
    with the_store() as store, store.transaction() as session:
        lifted = lift_pins(session, basin, week, agent, the_clock(load_settings())(), by=BY)
    if not lifted:
        raise NothingFoundError(f"{basin} {week} : aucune présence imposée.")
    print(f"{counted(lifted, 'présence')} à ne plus imposer.", file=sys.stderr)
