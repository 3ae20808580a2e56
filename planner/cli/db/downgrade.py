"""`binome db downgrade`: the store as an older version of the program wants it."""

import sys
from typing import Annotated

import typer

from planner.cli.errors import WrongUseError
from planner.cli.stores import any_store
from planner.show.words import NO_BREAK
from planner.store.migrate import downgrade, steps

HELP = """Ramène la base à une étape antérieure, pour une version plus ancienne du programme.

Ce que les étapes défaites avaient ajouté est perdu : faites d’abord « binome backup ».

Code de retour :
0 : la base est à cette étape ;
2 : l’étape n’existe pas, ou --yes n’a pas été donné ;
5 : la base n’est pas accessible.
"""


def command(
    step: Annotated[str, typer.Argument(metavar="ÉTAPE", help="L’étape voulue ; base : avant la première.")],
    sure: Annotated[bool, typer.Option("--yes", help="Confirme la perte de ce qui est défait.")] = False,
) -> None:
    """Undo steps, the newest first."""
    known = ("base", *steps())
    if step not in known:
        raise WrongUseError(f"Étape inconnue : {step}. Il y a {', '.join(known)}.")
    if not sure:
        raise WrongUseError("Ce que les étapes défaites avaient ajouté sera perdu ; confirmez avec --yes.")
    with any_store() as store:
        downgrade(store, step)
        print(f"La base est à l’étape {step}{NO_BREAK}: {store.place}", file=sys.stderr)
