"""`binome agent forget`: somebody who has left is forgotten."""

import sys
from typing import Annotated

import typer

from config.settings import load_settings
from planner.cli.answers import NothingFoundError
from planner.cli.clock import the_clock
from planner.cli.stores import the_store
from planner.cli.submitting import BY, RefusedError
from planner.services.people.forget_agent import Forgotten, forget_agent

HELP = """Oublie un agent qui est parti : nom, contrat, formations, absences, calendriers.

Ses plannings passés gardent un pseudonyme.

C’est définitif. Les semaines à venir sont refaites sans lui.

Code de retour :
0 : oublié ;
1 : agent inconnu, ou encore prévu dans un planning : signaler d’abord son absence et publier ;
5 : la base n’est pas accessible.
"""


def command(agent: Annotated[str, typer.Option(metavar="A", help="Identifiant de l’agent.")]) -> None:
    """Forget them, and say the pseudonym."""
    now = the_clock(load_settings())()
    with the_store() as store, store.transaction() as session:
        done = forget_agent(session, agent, now, BY)
    if not isinstance(done, Forgotten):
        if done == "unknown":
            raise NothingFoundError(f"{agent} : agent inconnu.")
        raise RefusedError(f"{agent} : encore prévu dans un planning. Signalez son absence, publiez, puis recommencez.")
    print(f"Oublié ; ses plannings passés disent {done.pseudonym}.", file=sys.stderr)
