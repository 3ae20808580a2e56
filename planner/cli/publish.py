"""`binome publish`: gives the newest proposal of a week to people."""

import sys

from planner.cli.deciding import decide
from planner.cli.options import Basin, Revision, Week
from schemas.events.roster_requests import RosterPublishRequested

HELP = """Publie la proposition la plus récente d’une semaine.

Code de retour :
0 : publiée ;
1 : aucune proposition n’attend, ou pas celle qui est nommée ; ou les faits ont changé depuis, ou elle changerait le
passé : une nouvelle proposition suit ;
5 : la base n’est pas accessible.
"""


def command(basin: Basin, week: Week, revision: Revision = None) -> None:
    """Publish a proposal."""
    print(f"Version {decide(RosterPublishRequested, basin, week, revision)} publiée.", file=sys.stderr)
