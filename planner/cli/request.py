"""`binome request`: asks for a roster, as the event does."""

import uuid
from typing import Annotated

import typer

from config.settings import load_settings
from planner.cli.clock import the_clock
from planner.cli.errors import WrongUseError
from planner.cli.moments import interval
from planner.cli.options import Basin, Week
from planner.cli.planned_anew import tell_planned
from planner.cli.stores import the_store
from planner.cli.submitting import BY, say
from schemas.events.roster_requests import PinnedShift, RosterRequested
from schemas.ids import AgentId, RequestId, SiteId
from schemas.tables.basin import BasinRow

HELP = """Demande le planning d’une semaine. Écrit l’identifiant de la demande, que
« binome run » ou « binome worker » traite.

Avec --site, les autres sites gardent les présences qui ont été données.
--pin impose une présence jusqu’à « binome unpin ».

Code de retour :
0 : demandé ;
1 : refusé : semaine passée, site d’un autre bassin, présence imposée impossible ;
2 : bassin inconnu, ou présence imposée mal écrite ;
5 : la base n’est pas accessible.
"""


def command(
    basin: Basin,
    week: Week,
    site: Annotated[list[str] | None, typer.Option(metavar="S", help="Un site à planifier ; répétable.")] = None,
    pin: Annotated[
        list[str] | None,
        typer.Option(metavar="'A S T T'", help="Une présence imposée : agent, site, début, fin ; répétable."),
    ] = None,
) -> None:
    """Ask for a week."""
    with the_store() as store:
        with store.reading() as session:
            known = session.get(BasinRow, basin)
        if known is None:
            raise WrongUseError(f"{basin} : bassin inconnu. « binome import » fait connaître un bassin.")
        data = RosterRequested(
            request=RequestId(str(uuid.uuid4())),
            week=week,
            sites=None if not site else tuple(SiteId(each) for each in site),
            pins=tuple(_pin(each, known.timezone) for each in pin or ()),
            requested_by=BY,
        )
        refused = f"{basin} {week} : cette demande ne peut pas être prise."
        say(store, data, basin=basin, subject=f"{basin}/{week}", now=the_clock(load_settings())(), refused=refused)
    tell_planned(f"À planifier : {week}.")
    print(data.request)


def _pin(text: str, zone: str) -> PinnedShift:
    """A shift that must stay, of the words of one option."""
    words = text.split()
    if len(words) != len(("agent", "site", "start", "end")):
        raise WrongUseError(f"--pin {text} : attendu « AGENT SITE DÉBUT FIN », en un seul mot du shell.")
    agent, site, start, end = words
    first, last = interval(start, end, zone)
    return PinnedShift(agent=AgentId(agent), site=SiteId(site), start=first, end=last)
