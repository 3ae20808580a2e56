"""`binome slot list`: the slots of a week."""

from typing import Annotated

import typer

from planner.cli.answers import AsJson, put_json, put_line, unknown_basin
from planner.cli.options import Basin, Week
from planner.cli.slot.shown import data, lines
from planner.cli.stores import the_store
from planner.services.slots.kept_slots import slots_of_week
from schemas.tables.basin import BasinRow

HELP = """Montre les créneaux d’une semaine publiée, par heure : libres, pris, déplacés, retirés.

Code de retour :
0 : montré, même s’il n’y en a pas ;
1 : bassin inconnu ;
5 : la base n’est pas accessible.
"""


def command(
    basin: Basin,
    week: Week,
    site: Annotated[str | None, typer.Option(metavar="S", help="Seulement ce site.")] = None,
    partner: Annotated[str | None, typer.Option(metavar="P", help="Seulement ce partenaire.")] = None,
    free: Annotated[bool, typer.Option("--free", help="Seulement ceux qui sont libres.")] = False,
    as_json: AsJson = False,
) -> None:
    """One line each."""
    with the_store() as store, store.reading() as session:
        if session.get(BasinRow, basin) is None:
            raise unknown_basin(basin)
        found = [
            slot
            for slot in slots_of_week(session, basin, week)
            if site in (None, slot.site) and partner in (None, slot.partner) and (slot.state == "offered" or not free)
        ]
        found.sort(key=lambda slot: (slot.start, slot.site, slot.id))
        told = lines(session, basin, found)
    if as_json:
        put_json([data(slot) for slot in found])
        return
    for line in told or ["Aucun."]:
        put_line(line)
