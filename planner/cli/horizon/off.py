"""`binome horizon off`: a basin is planned only where somebody asks."""

from planner.cli.horizon.switching import switch
from planner.cli.options import Basin

HELP = """Ne planifie plus d’avance les semaines d’un bassin.

Code de retour :
0 : fait, ou déjà ainsi ; les plannings qui existent restent ;
1 : bassin inconnu ;
5 : la base n’est pas accessible.
"""


def command(basin: Basin) -> None:
    """Switch it off."""
    switch(basin, on=False)
