"""`binome demo`: the example of the project, planned and shown."""

from pathlib import Path
from typing import Annotated

import typer

from planner.cli.errors import PartMissingError
from planner.cli.inputs import the_problem
from planner.cli.show import print_week
from planner.cli.wiring import planned
from planner.show.view import view_of

HELP = """Planifie l’exemple de l’Isère, une semaine ordinaire, et le montre ; rien n’est écrit."""

_EXAMPLE = Path(__file__).parents[2] / "examples" / "isere" / "ordinary.problem.json"


def command(
    ctx: typer.Context,
    time_limit: Annotated[
        float | None, typer.Option(metavar="S", min=0, help="Secondes pour tout (sinon BINOME_SOLVE_SECONDS, 30).")
    ] = None,
) -> None:
    """Plan the example and show it."""
    if not _EXAMPLE.is_file():
        raise PartMissingError("L’exemple n’est pas installé : la démonstration se lance depuis le dépôt du projet.")
    problem = the_problem(_EXAMPLE)
    roster = planned(problem, seconds=time_limit, began=ctx.obj)
    print_week(view_of(roster, problem))
