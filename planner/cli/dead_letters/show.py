"""`binome dead-letters show`: one refused event, with its place and all its faults."""

from typing import Annotated

import typer

from planner.cli.answers import AsJson, at, put_json, put_line, zone_of
from planner.cli.dead_letters.reading import STATES, as_data, letter
from planner.cli.stores import the_store

HELP = """Montre un événement refusé : d’où il vient, ce qui ne va pas, et ce qui est arrivé.

D’une absence, seuls les champs connus ont été gardés.

Code de retour :
0 : montré ;
1 : aucun rebut de ce nom ;
5 : la base n’est pas accessible.
"""


def command(
    name: Annotated[str, typer.Argument(metavar="ID", help="Identifiant du rebut.")], as_json: AsJson = False
) -> None:
    """All that is kept of it."""
    with the_store() as store, store.reading() as session:
        row = letter(session, name)
        zone = zone_of(session, row.basin)
    event = (row.event or b"").decode(errors="replace")
    if as_json:
        put_json(as_data(row) | {"event": event})
        return
    put_line(f"{row.id} : {STATES[row.state]}, refusé le {at(row.at, zone)}")
    put_line(f"Place : {row.topic}/{row.partition}/{row.offset}, {row.size} octets, bassin {row.basin or 'inconnu'}")
    for fault in row.faults:
        put_line(f"  {fault['where']}: {fault['what']}")
    put_line(event)
