"""`binome message list`: what waits to be sent to people, and what could not be."""

from typing import Annotated, Literal

import typer
from sqlmodel import select

from planner.cli.answers import AsJson, NothingFoundError, at, put_json, put_line, zone_of
from planner.cli.stores import the_store
from planner.services.messages.listed import messages_in
from schemas.tables.basin import BasinRow

HELP = """Montre les messages aux agents et aux programmes des porteurs qui attendent, ou n’ont pas pu partir.

Jamais une adresse.

Code de retour :
0 : montrés ;
1 : aucun ;
5 : la base n’est pas accessible.
"""
_STATES = {"waiting": "attend", "sent": "envoyé", "needless": "sans objet", "given_up": "abandonné"}


def command(
    state: Annotated[
        Literal["waiting", "sent", "needless", "given_up"] | None,
        typer.Option(help="Ceux qui attendent, sont envoyés, n’avaient plus d’objet, ou sont abandonnés."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """List them, the oldest first; without a state those that wait and those that were given up."""
    states = ("waiting", "given_up") if state is None else (state,)
    with the_store() as store, store.reading() as session:
        found = messages_in(session, states)
        zones = {basin: zone_of(session, basin) for basin in session.exec(select(BasinRow.id))}
    if as_json:
        put_json([row.model_dump(exclude={"stop_hash", "claimed_by", "claimed_until"}) for row in found])
    if not found:
        raise NothingFoundError("Aucun message.")
    for row in () if as_json else found:
        zone = zones[row.basin]
        tried = f" ; essayé {row.tries} fois : {row.refusal}" if row.refusal else ""
        when = at(row.ended_at or row.due_at, zone)
        put_line(f"{row.id}  {row.agent or row.hook}  {_STATES[row.state]} {when}{tried}")
