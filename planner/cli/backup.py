"""`binome backup`: the store in one file, while it is in use."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from planner.cli.errors import WrongUseError
from planner.cli.outputs import refuse_useless, unwritable
from planner.cli.stores import the_store
from planner.show.words import NO_BREAK
from planner.store.backup import backup

HELP = """Sauvegarde la base dans un fichier, même en service.

SQLite : une base que l’on remet à la place de l’ancienne. PostgreSQL : une archive pour pg_restore.

Code de retour :
0 : le fichier est entier ;
2 : il ne peut pas être écrit ;
5 : la base n’est pas accessible, ou pg_dump n’est pas installé.
"""


def command(
    target: Annotated[Path, typer.Argument(metavar="FICHIER", help="Où écrire ; un fichier existant est remplacé.")],
) -> None:
    """Save the store; the file is the old one or the whole new one."""
    refuse_useless(target)
    with the_store() as store:
        if store.is_sqlite and target.exists() and target.samefile(store.url.database or ""):
            raise WrongUseError(f"{target} : c’est la base elle-même.")
        try:
            backup(store, target)
        except OSError as error:
            raise unwritable(target, error) from error
        print(f"Sauvegarde faite{NO_BREAK}: {target}", file=sys.stderr)
