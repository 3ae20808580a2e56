"""`binome hook revoke`: a program is told nothing more."""

import sys
from typing import Annotated

import typer

from config.settings import load_settings
from planner.cli.clock import the_clock
from planner.cli.hook.shown import UnknownHookError
from planner.cli.stores import the_store
from planner.cli.submitting import BY
from planner.services.messages.hooks import revoke_hook

HELP = """Ne prévient plus un programme.

Code de retour :
0 : fait, ou déjà fait ;
1 : programme inconnu ;
5 : la base n’est pas accessible.
"""


def command(hook: Annotated[str, typer.Argument(metavar="ID", help="Lequel (hook list).")]) -> None:
    """Take it back."""
    now = the_clock(load_settings())()
    with the_store() as store, store.transaction() as session:
        known = revoke_hook(session, hook, now, BY)
    if not known:
        raise UnknownHookError(f"{hook} : programme inconnu.")
    print("Il n’est plus prévenu.", file=sys.stderr)
