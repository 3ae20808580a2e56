"""`binome slot export`: a partner's slots as a spreadsheet."""

from datetime import datetime, time
from typing import Annotated
from zoneinfo import ZoneInfo

import typer
from sqlmodel import col, select

from config.settings import load_settings
from planner.cli.answers import NothingFoundError, unknown_basin
from planner.cli.clock import the_clock
from planner.cli.moments import moment
from planner.cli.options import TO_STDOUT, Basin, Output
from planner.cli.outputs import put_text, refuse_useless
from planner.cli.stores import the_store
from planner.services.slots.slot_sheet import slot_sheet
from schemas.tables.basin import BasinRow
from schemas.tables.partner import PartnerRow
from schemas.tables.site import SiteRow
from schemas.tables.slot import SlotRow

HELP = """Écrit les créneaux d’un partenaire en CSV, pour un tableur (UTF-8, points-virgules) : un par ligne, par heure.

On y voit où, quand, avec quel référent, si c’est libre, pris ou retiré, et, après un déplacement, où et quand c’était
avant ; jamais un agent, une absence ou le chemin d’une salle de visio.

Code de retour :
0 : écrit, même s’il n’y en a pas ;
1 : bassin ou partenaire inconnu ;
2 : dates impossibles, ou le fichier ne peut pas être écrit ;
5 : la base n’est pas accessible.
"""


def command(
    basin: Basin,
    partner: Annotated[str, typer.Option(metavar="P", help="Identifiant du partenaire.")],
    start: Annotated[
        str | None, typer.Option("--from", metavar="T", help="À partir de quand (sinon, d’aujourd’hui).")
    ] = None,
    end: Annotated[str | None, typer.Option("--to", metavar="T", help="Jusqu’à quand ; une date est comprise.")] = None,
    output: Output = TO_STDOUT,
) -> None:
    """Give out the slots of a partner."""
    refuse_useless(output)
    with the_store() as store, store.reading() as session:
        row = session.get(BasinRow, basin)
        if row is None:
            raise unknown_basin(basin)
        if session.get(PartnerRow, (basin, partner)) is None:
            raise NothingFoundError(f"{partner} : partenaire inconnu dans {basin}.")
        zone = ZoneInfo(row.timezone)
        today = datetime.combine(the_clock(load_settings())().astimezone(zone).date(), time(), zone)
        first = today if start is None else moment(start, row.timezone, option="--from")
        asked = select(SlotRow).where(SlotRow.basin == basin, SlotRow.partner == partner, col(SlotRow.end) > first)
        if end is not None:
            asked = asked.where(col(SlotRow.start) < moment(end, row.timezone, option="--to", ends=True))
        found = session.exec(asked.order_by(col(SlotRow.start), col(SlotRow.site), col(SlotRow.id))).all()
        names = session.exec(select(SiteRow.id, SiteRow.name).where(SiteRow.basin == basin))
        text = slot_sheet(found, dict(names.all()), zone)
    put_text(text, output)
