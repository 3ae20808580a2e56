"""telling: events of a case that is known, said on the command line."""

from typing import Annotated

import typer

from config.settings import load_settings
from planner.cli.answers import NothingFoundError
from planner.cli.clock import the_clock
from planner.cli.stores import the_store
from planner.cli.submitting import say
from schemas.events.cases import CaseAnswered, CaseCancelled
from schemas.ids import CaseId, PartnerId, SiteId
from schemas.tables.case import CaseRow

Case = Annotated[str, typer.Argument(metavar="ID", help="Identifiant du dossier.")]


def close(case: str, shape: type[CaseAnswered | CaseCancelled]) -> None:
    """Say that a case needs no answer any more; one that is closed stays so."""
    with the_store() as store:
        with store.reading() as session:
            row = session.get(CaseRow, case)
        if row is None:
            raise NothingFoundError(f"{case} : aucun dossier de ce nom.")
        if not row.closed:
            data = shape(case=CaseId(case), site=SiteId(row.site), partner=PartnerId(row.partner))
            say(store, data, basin=row.basin, subject=case, now=the_clock(load_settings())())
