"""`binome import`: a network from a problem file, brought into the store."""

import sys
from collections import Counter
from typing import Annotated

import typer

from config.settings import load_settings
from planner.cli.clock import the_clock
from planner.cli.errors import Exit
from planner.cli.inputs import the_problem
from planner.cli.options import ProblemFile
from planner.cli.stores import the_store
from planner.services.import_network import Imported, Wish, import_network
from planner.services.importing.from_problem import state_problem

HELP = """Fait connaître un réseau à partir d’un fichier problème : sites, agents, faits de sa semaine, planning donné.

Un second import du même fichier n’ajoute rien.
Ce que la base a et que le fichier n’a pas n’est supprimé qu’avec --delete.

Code de retour :
0 : fait, ou rien à faire ;
1 : quelque chose serait supprimé : rien n’a été changé ;
2 : fichier invalide, rien n’a été changé ;
5 : la base n’est pas accessible.
"""

_KINDS = {"added": "ajouté", "changed": "changé", "removed": "supprimé"}


def command(
    problem: ProblemFile,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Dit ce qui serait fait, sans rien changer.")] = False,
    delete: Annotated[bool, typer.Option("--delete", help="Supprime ce que le fichier n’a pas.")] = False,
) -> None:
    """Bring a problem's network and facts into the store."""
    given, now = the_problem(problem), the_clock(load_settings())()
    with the_store() as store:
        done = import_network(
            store,
            [given.basin],
            lambda session: state_problem(session, given, now),
            now,
            Wish(delete=delete, keep=not dry_run),
        )
    _tell(done)
    if done.refused:
        print("Rien n’a été changé : --delete confirme la suppression.", file=sys.stderr)
        raise typer.Exit(Exit.NO)


def _tell(done: Imported) -> None:
    counts = Counter((change.table, change.kind) for change in done.changes)
    for (table, kind), number in sorted(counts.items()):
        print(f"{table} : {number} {_KINDS[kind]}{'s' if number > 1 else ''}")
    for remark in done.remarks:
        print(remark)
    if not counts:
        print("Rien à changer.")
