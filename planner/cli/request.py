"""`binome request`: asks for a roster, as the event does."""

import uuid
from typing import Annotated

import typer

from config.settings import load_settings
from planner.cli.clock import the_clock
from planner.cli.options import Basin, Week
from planner.cli.stores import the_store
from planner.cli.submitting import BY, say
from schemas.events.roster_requests import RosterRequested
from schemas.ids import RequestId, SiteId

HELP = """Demande le planning d’une semaine. « binome run » ou « binome work » le fait ensuite.

Avec --site, les autres sites gardent les présences qui ont été données.

Code de retour :
0 : demandé ;
2 : bassin inconnu, semaine passée, site d’un autre bassin ;
5 : la base n’est pas accessible.
"""


def command(
    basin: Basin,
    week: Week,
    site: Annotated[list[str] | None, typer.Option(metavar="S", help="Un site à planifier ; répétable.")] = None,
) -> None:
    """Ask for a week."""
    data = RosterRequested(
        request=RequestId(str(uuid.uuid4())),
        week=week,
        sites=None if not site else tuple(SiteId(each) for each in site),
        requested_by=BY,
    )
    with the_store() as store:
        say(store, data, basin=basin, subject=f"{basin}/{week}", now=the_clock(load_settings())())
    print(data.request)
