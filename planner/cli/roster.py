"""`binome roster`: the roster of a week, as it was published or is proposed."""

from typing import Annotated

import typer

from planner.cli.errors import CommandError, Exit
from planner.cli.options import TO_STDOUT, Basin, Output, Week
from planner.cli.outputs import put_shape, refuse_useless
from planner.cli.stores import the_store
from planner.store import revisions

HELP = """Écrit le planning publié d’une semaine, ou celui qui est proposé.

Code de retour :
0 : écrit ;
1 : il n’y en a pas ;
2 : le fichier ne peut pas être écrit ;
5 : la base n’est pas accessible.
"""


class NoRosterError(CommandError):
    """Nothing was published, or nothing is proposed."""

    exit = Exit.NO


def command(
    basin: Basin,
    week: Week,
    proposed: Annotated[bool, typer.Option("--proposed", help="Le planning proposé, non le publié.")] = False,
    output: Output = TO_STDOUT,
) -> None:
    """Give out a roster."""
    refuse_useless(output)
    with the_store() as store, store.reading() as session:
        row = (revisions.proposed if proposed else revisions.published)(session, basin, week)
    if row is None:
        raise NoRosterError(f"{basin} {week} : aucun planning {'proposé' if proposed else 'publié'}.")
    put_shape(revisions.roster_of(row), output)
