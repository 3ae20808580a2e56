"""`binome reject`: puts the newest proposal of a week aside."""

import sys

from planner.cli.deciding import decide
from planner.cli.options import Basin, Revision, Week
from schemas.events.roster_requests import RosterRejected

HELP = """Écarte la proposition la plus récente d’une semaine ; elle n’est pas refaite tant que rien ne change.

Code de retour :
0 : écartée ;
1 : aucune proposition n’attend, ou pas celle qui est nommée ;
5 : la base n’est pas accessible.
"""


def command(basin: Basin, week: Week, revision: Revision = None) -> None:
    """Put a proposal aside."""
    print(f"Version {decide(RosterRejected, basin, week, revision)} écartée.", file=sys.stderr)
