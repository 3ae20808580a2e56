"""`binome agent data`: all that is kept of an agent."""

from typing import Annotated

import typer

from planner.cli.answers import NothingFoundError, put_json
from planner.cli.stores import the_store
from planner.services.people.held_about import held_about

HELP = """Donne en JSON tout ce qui est gardé d’un agent, table par table, pour le lui remettre (RGPD, article 15).

Code de retour :
0 : donné ;
1 : agent inconnu ;
5 : la base n’est pas accessible.
"""


def command(agent: Annotated[str, typer.Option(metavar="A", help="Identifiant de l’agent.")]) -> None:
    """Give it out."""
    with the_store() as store, store.reading() as session:
        held = held_about(session, agent)
    if held is None:
        raise NothingFoundError(f"{agent} : agent inconnu.")
    put_json(held)
