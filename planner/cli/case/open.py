"""`binome case open`: a site asked a partner."""

import uuid
from typing import Annotated

import typer

from config.cases import load_case_figures
from config.settings import load_settings
from planner.cli.clock import the_clock
from planner.cli.errors import WrongUseError
from planner.cli.moments import moment
from planner.cli.options import identifier
from planner.cli.stores import the_store
from planner.cli.submitting import say
from planner.store.networks import basin_of_site
from schemas.events.cases import CaseOpened
from schemas.ids import CaseId, PartnerId, SiteId
from schemas.tables.basin import BasinRow
from schemas.tables.case import CaseRow
from schemas.tables.partner import PartnerRow

HELP = """Ouvre un dossier auprès d’un partenaire, sans un mot sur la personne. Écrit son identifiant.

Sans réponse la veille de l’échéance, un créneau avec ce partenaire est réservé ; s’il n’y en a pas, une alerte le dit.

Code de retour :
0 : enregistré ;
2 : site ou partenaire inconnu, échéance impossible, ou identifiant déjà pris ;
5 : la base n’est pas accessible.
"""


def command(
    site: Annotated[str, typer.Option(metavar="S", help="Identifiant du site.")],
    partner: Annotated[str, typer.Option(metavar="P", help="Identifiant du partenaire.")],
    deadline: Annotated[
        str | None, typer.Option(metavar="T", help="Échéance de la réponse (sinon, dans 72 heures).")
    ] = None,
    case: Annotated[
        str | None, typer.Option("--id", metavar="ID", help="Identifiant (sinon, un nouveau).", parser=identifier)
    ] = None,
) -> None:
    """Open a case."""
    name, now = case or str(uuid.uuid4()), the_clock(load_settings())()
    with the_store() as store:
        with store.reading() as session:
            key = basin_of_site(session, site)
            basin = None if key is None else session.get(BasinRow, key)
            known = None if key is None else session.get(PartnerRow, (key, partner))
            before = session.get(CaseRow, name)
        if basin is None:
            raise WrongUseError(f"{site} : site inconnu. « binome import » fait connaître les sites.")
        if known is None:
            raise WrongUseError(f"{partner} : aucun partenaire de ce nom dans le bassin {basin.id}.")
        if before is not None:
            raise WrongUseError(f"{name} : un dossier de ce nom existe.")
        due = now + load_case_figures().answer
        if deadline is not None:
            due = moment(deadline, basin.timezone, option="--deadline", ends=True)
        if due <= now:
            raise WrongUseError(f"--deadline {deadline} : l’échéance est passée.")
        data = CaseOpened(case=CaseId(name), site=SiteId(site), partner=PartnerId(partner), deadline=due)
        say(store, data, basin=basin.id, subject=name, now=now)
    print(name)
