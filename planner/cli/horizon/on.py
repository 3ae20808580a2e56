"""`binome horizon on`: a basin is planned ahead from now on."""

from planner.cli.horizon.switching import switch
from planner.cli.options import Basin

HELP = """Planifie d’avance, de lui-même, les semaines à venir d’un bassin.

Code de retour :
0 : fait, ou déjà ainsi ; les semaines de l’horizon qui n’ont pas de planning sont à planifier ;
1 : bassin inconnu ;
5 : la base n’est pas accessible.
"""


def command(basin: Basin) -> None:
    """Switch it on."""
    switch(basin, on=True)
