"""`binome dead-letters list`: events that nobody has looked at."""

from typing import Annotated

import typer

from events import dead_letters
from planner.cli.answers import AsJson, at, put_json, put_line, zone_of
from planner.cli.dead_letters.reading import STATES, WAITING, as_data
from planner.cli.stores import the_store

HELP = """Montre les événements refusés qui attendent une décision, le plus ancien d’abord.

Code de retour :
0 : montré, même s’il n’y en a pas ;
5 : la base n’est pas accessible.
"""


def command(
    everything: Annotated[bool, typer.Option("--all", help="Ceux qui n’attendent plus, aussi.")] = False,
    as_json: AsJson = False,
) -> None:
    """One line each, with its first fault."""
    with the_store() as store, store.reading() as session:
        rows = dead_letters.waiting(session, None if everything else WAITING)
        zones = {row.basin: zone_of(session, row.basin) for row in rows}
    if as_json:
        put_json([as_data(row) for row in rows])
        return
    for row in rows:
        first = next(iter(row.faults), {"where": "", "what": ""})
        place, where = f"{row.topic}/{row.partition}/{row.offset}", first["where"] or "/"
        put_line(f"{row.id}  {at(row.at, zones[row.basin])}  {STATES[row.state]}  {place}  {where}: {first['what']}")
    if not rows:
        put_line("Aucun.")
