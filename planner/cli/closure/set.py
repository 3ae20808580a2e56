"""`binome closure set`: a site stays shut for a time."""

import sys
import uuid
from typing import Annotated

import typer

from config.settings import load_settings
from planner.cli.clock import the_clock
from planner.cli.errors import WrongUseError
from planner.cli.moments import interval
from planner.cli.options import identifier
from planner.cli.planned_anew import Span, tell_touched
from planner.cli.stores import the_store
from planner.cli.submitting import say
from planner.store.networks import basin_of_site
from schemas.events.closures import ClosureSet
from schemas.ids import ClosureId, SiteId
from schemas.tables.basin import BasinRow
from schemas.tables.closure import ClosureRow

HELP = """Ferme un site pour un temps. Écrit l’identifiant de la fermeture ; les semaines touchées seront replanifiées.

Sous un identifiant qui existe, la fermeture est remplacée. Un moment s’écrit comme pour « binome absence report ».

Code de retour :
0 : enregistré, ou déjà fait ;
2 : site inconnu, ou dates impossibles ;
5 : la base n’est pas accessible.
"""


def command(
    site: Annotated[str, typer.Option(metavar="S", help="Identifiant du site.")],
    start: Annotated[str, typer.Option("--from", metavar="T", help="Début.")],
    end: Annotated[str, typer.Option("--to", metavar="T", help="Fin ; une date est comprise en entier.")],
    closure: Annotated[
        str | None,
        typer.Option("--id", metavar="ID", help="Identifiant de la fermeture (sinon, un nouveau).", parser=identifier),
    ] = None,
) -> None:
    """Shut a site; the same closure again is done already."""
    name = closure or str(uuid.uuid4())
    with the_store() as store:
        with store.reading() as session:
            key = basin_of_site(session, site)
            basin = None if key is None else session.get(BasinRow, key)
            before = session.get(ClosureRow, name)
        if basin is None:
            raise WrongUseError(f"{site} : site inconnu. « binome import » fait connaître les sites.")
        first, last = interval(start, end, basin.timezone)
        if before is not None and (before.site, before.start, before.end, before.lifted) == (site, first, last, False):
            print("Déjà fermé.", file=sys.stderr)
        else:
            data = ClosureSet(closure=ClosureId(name), site=SiteId(site), start=first, end=last)
            say(store, data, basin=basin.id, subject=name, now=the_clock(load_settings())())
            tell_touched(store, basin, [(first, last), *shut_by(before)])
    print(name)


def shut_by(row: ClosureRow | None) -> list[Span]:
    """When a stored closure keeps its site shut."""
    if row is None or row.lifted or row.start is None or row.end is None:
        return []
    return [(row.start, row.end)]
