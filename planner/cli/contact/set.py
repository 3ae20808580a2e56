"""`binome contact set`: where an agent is reached, and whether they want messages."""

import sys
from typing import Annotated, Literal

import typer

from config.settings import load_settings
from planner.cli.answers import NothingFoundError
from planner.cli.clock import the_clock
from planner.cli.errors import WrongUseError
from planner.cli.stores import the_store
from planner.cli.submitting import BY
from planner.services.messages.contacts import contact_of, is_address, put_contact
from schemas.tables.agent import AgentRow

HELP = """Dit à quelle adresse un agent est prévenu quand son planning change, et s’il veut l’être.

Ce qui n’est pas dit reste comme avant. Une adresse vide (--email "") l’efface.

Code de retour :
0 : enregistré ;
1 : agent inconnu ;
2 : ce n’est pas une adresse, ou rien n’est dit ;
5 : la base n’est pas accessible.
"""


def command(
    agent: Annotated[str, typer.Option(metavar="A", help="Identifiant de l’agent.")],
    email: Annotated[str | None, typer.Option(metavar="ADRESSE", help="Son adresse ; vide : aucune.")] = None,
    messages: Annotated[
        Literal["yes", "no"] | None, typer.Option(help="S’il veut être prévenu (yes) ou non (no).")
    ] = None,
) -> None:
    """Store what is said."""
    if email is None and messages is None:
        raise WrongUseError("Donnez --email, --messages, ou les deux.")
    if email and not is_address(email):
        raise WrongUseError("Ce n’est pas une adresse de courriel : il faut un nom, @ et un domaine, sans accent.")
    now = the_clock(load_settings())()
    with the_store() as store, store.transaction() as session:
        if session.get(AgentRow, agent) is None:
            raise NothingFoundError(f"{agent} : agent inconnu.")
        known = contact_of(session, agent)
        address = (known.email if known else None) if email is None else (email or None)
        wanted = (known is None or known.muted_at is None) if messages is None else messages == "yes"
        put_contact(session, agent, address, now, BY, wanted=wanted)
    told = "sera prévenu à chaque changement" if address and wanted else "ne sera pas prévenu par courriel"
    print(f"Enregistré : {agent} {told}.", file=sys.stderr)
