"""`binome problem`: a week as it would be solved now."""

from config.settings import load_settings
from planner.cli.answers import unknown_basin
from planner.cli.clock import the_clock
from planner.cli.options import TO_STDOUT, Basin, Output, Week
from planner.cli.outputs import put_shape, refuse_useless
from planner.cli.stores import the_store
from planner.services.planning.compose_problem import compose_problem

HELP = """Écrit le problème d’une semaine tel qu’il serait résolu maintenant.

Code de retour :
0 : écrit ;
1 : bassin inconnu ;
2 : le fichier ne peut pas être écrit ;
5 : la base n’est pas accessible.
"""


def command(basin: Basin, week: Week, output: Output = TO_STDOUT) -> None:
    """Give out a problem."""
    refuse_useless(output)
    with the_store() as store, store.reading() as session:
        problem = compose_problem(session, basin, week, the_clock(load_settings())())
    if problem is None:
        raise unknown_basin(basin)
    put_shape(problem, output)
