"""`binome dead-letters retry`: a refused event is handled once more, under its own time."""

import sys
from typing import Annotated

import typer

from config.settings import load_settings
from events.retry import retry
from planner.cli.answers import NothingFoundError
from planner.cli.clock import the_clock
from planner.cli.dead_letters.reading import note, waiting_letter
from planner.cli.stores import the_store
from planner.cli.submitting import BY
from planner.handlers.dispatch import dispatch
from planner.services.facts.settle_weeks import settle_touched
from planner.show.actions import end
from planner.store.weeks import lock_basins

HELP = """Traite encore une fois un événement refusé, à sa propre date, une fois la cause corrigée.

Code de retour :
0 : traité ;
1 : aucun rebut de ce nom n’attend, ou il est encore refusé : il attend toujours ;
5 : la base n’est pas accessible.
"""


def command(name: Annotated[str, typer.Argument(metavar="ID", help="Identifiant du rebut.")]) -> None:
    """Handle it, and let follow what follows."""
    now = the_clock(load_settings())()
    with the_store() as store, store.transaction() as session:
        row = waiting_letter(session, name)
        outcome = retry(session, name, lock_basins, lambda held, event: dispatch(held, event, now), now)
        note(session, row, "retried", BY, now)
        settle_touched(session, now)
    if outcome is None or outcome.end == "rejected":
        faults = () if outcome is None else outcome.faults
        raise NothingFoundError("\n".join((*map(str, faults), f"{name} : encore refusé ; il attend toujours.")))
    print(f"{end(outcome.end)[:1].upper()}{end(outcome.end)[1:]}.", file=sys.stderr)
