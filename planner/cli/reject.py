"""`binome reject`: puts the newest proposal of a week aside."""

import sys

from planner.cli.deciding import decide
from planner.cli.options import Basin, Week
from schemas.events.roster_requests import RosterRejected

HELP = """Écarte la proposition la plus récente d’une semaine ; elle n’est pas refaite tant que rien ne change.

Code de retour :
0 : écartée ;
1 : aucune proposition n’attend ;
5 : la base n’est pas accessible.
"""


def command(basin: Basin, week: Week) -> None:
    """Put a proposal aside."""
    print(f"Version {decide(RosterRejected, basin, week)} écartée.", file=sys.stderr)
