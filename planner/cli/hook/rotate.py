"""`binome hook rotate`: a program's secret is replaced by another."""

from typing import Annotated

import typer

from config.settings import load_settings
from planner.cli.clock import the_clock
from planner.cli.hook.shown import UnknownHookError, hook_key, put_secret
from planner.cli.stores import the_store
from planner.cli.submitting import BY
from planner.services.messages.hooks import rotate_hook

HELP = """Donne à un programme un autre secret, montré une seule fois ; l’ancien ne signe plus rien.

Code de retour :
0 : le secret est sur la sortie standard ;
1 : programme inconnu, ou fermé ;
2 : BINOME_HOOK_KEY n’est pas réglé ;
5 : la base n’est pas accessible.
"""


def command(hook: Annotated[str, typer.Argument(metavar="ID", help="Lequel (hook list).")]) -> None:
    """Replace it, and print the new one."""
    key, now = hook_key(), the_clock(load_settings())()
    with the_store() as store, store.transaction() as session:
        row = rotate_hook(session, hook, now, BY)
    if row is None:
        raise UnknownHookError(f"{hook} : programme inconnu, ou fermé.")
    put_secret(row, key)
