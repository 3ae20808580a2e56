"""`binome plan`: a problem goes in, a roster comes out."""

from typing import Annotated

import typer

from planner.cli.inputs import the_problem
from planner.cli.options import LONGEST, TO_STDOUT, Output, ProblemFile, a_number
from planner.cli.outcome import exit_of, tell
from planner.cli.outputs import put_shape, refuse_useless
from planner.cli.wiring import planned

HELP = """Fait le planning d’une semaine : le meilleur trouvé dans le temps donné, et ce qui est prouvé de lui.

Code de retour :
0 : le label est tenu partout ;
3 : un planning est écrit, un site au moins n’y tient pas le label ;
4 : aucun planning n’est possible, le fichier écrit dit pourquoi ;
2 : problème invalide, rien n’est écrit.
"""


def command(
    ctx: typer.Context,
    problem: ProblemFile,
    output: Output = TO_STDOUT,
    time_limit: Annotated[
        float | None,
        typer.Option(
            metavar="S",
            min=0,
            max=LONGEST,
            callback=a_number,
            help="Secondes pour tout, explications comprises (sinon BINOME_SOLVE_SECONDS, 30).",
        ),
    ] = None,
    workers: Annotated[int, typer.Option(metavar="N", min=1, max=256, help="Fils d’exécution du solveur.")] = 2,
    seed: Annotated[int, typer.Option(metavar="N", min=0, max=2**31 - 1, help="Graine de la recherche.")] = 0,
    improve: Annotated[
        bool, typer.Option("--improve", help="Replanifie aussi ce qui n’a pas changé depuis le planning publié.")
    ] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="Chaque étape en une ligne de JSON sur la sortie d’erreur.")
    ] = False,
) -> None:
    """Plan a week and say with the exit status how it went."""
    refuse_useless(output, problem)
    asked = the_problem(problem)
    roster = planned(
        asked,
        seconds=time_limit,
        workers=workers,
        seed=seed,
        improve=improve,
        as_json=as_json,
        began=ctx.obj,
    )
    put_shape(roster, output)
    if not as_json:
        tell(asked, roster)
    raise typer.Exit(exit_of(roster))
