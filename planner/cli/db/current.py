"""`binome db current`: where the store stands."""

import json
from typing import Annotated

import typer

from planner.cli.errors import Exit
from planner.cli.stores import any_store
from planner.store.migrate import current, newest

HELP = """Dit à quelle étape en est la base, et si c’est celle de cette version du programme.

Code de retour :
0 : la base est à jour ;
1 : elle ne l’est pas : « binome db upgrade » ;
5 : elle n’est pas accessible.
"""


def command(as_json: Annotated[bool, typer.Option("--json", help="En JSON.")] = False) -> None:
    """Compare the store's step with that of the program."""
    with any_store() as store:
        found, needed = current(store), newest()
    if as_json:
        print(json.dumps({"current": found, "newest": needed, "up_to_date": found == needed}))
    elif found == needed:
        print(f"Étape {found}, à jour.")
    else:
        print(f"Étape {found or 'aucune'} ; cette version demande l’étape {needed}.")
    if found != needed:
        raise typer.Exit(Exit.NO)
