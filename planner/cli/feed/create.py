"""`binome feed create`: an address for a calendar, printed once."""

from typing import Annotated, get_args

import typer

from config.settings import load_settings
from planner.cli.clock import the_clock
from planner.cli.errors import WrongUseError
from planner.cli.feed.shown import put_address
from planner.cli.stores import the_store
from planner.cli.submitting import BY
from planner.services.feeds.keep_feeds import FeedKind, UnknownSubjectError, create_feed

HELP = """Donne l’adresse d’un calendrier, à laquelle un téléphone ou un agenda s’abonne ; elle n’est montrée
qu’une fois.

Un seul choix : un agent (ses présences, trajets, rendez-vous, formations), un site (qui y est, ouvertures, fermetures),
un partenaire (ses créneaux), ou un bassin seul (fermetures, alertes).

Code de retour :
0 : l’adresse est sur la sortie standard ;
2 : inconnu, ou plusieurs bassins connaissent ce partenaire : --basin dit lequel ;
5 : la base n’est pas accessible.
"""
_FRENCH = {"agent": "agent", "site": "site", "partner": "partenaire", "basin": "bassin"}


def command(
    agent: Annotated[str | None, typer.Option(metavar="A", help="Le calendrier d’un agent.")] = None,
    site: Annotated[str | None, typer.Option(metavar="S", help="Le calendrier d’un site.")] = None,
    partner: Annotated[str | None, typer.Option(metavar="P", help="Le calendrier d’un partenaire.")] = None,
    basin: Annotated[
        str | None, typer.Option(metavar="B", help="Le calendrier d’un bassin ; avec --partner, lequel.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="En JSON, sur la sortie standard.")] = False,
) -> None:
    """Make it, and print its address."""
    kind, subject = _wanted({"agent": agent, "site": site, "partner": partner}, basin)
    now = the_clock(load_settings())()
    try:
        with the_store() as store, store.transaction() as session:
            made = create_feed(session, kind, subject, now, BY, basin=basin)
    except UnknownSubjectError as error:
        raise WrongUseError(_unknown(error)) from None
    put_address(made, as_json=as_json)


def _wanted(given: dict[str, str | None], basin: str | None) -> tuple[FeedKind, str]:
    chosen = [(kind, given[kind]) for kind in get_args(FeedKind) if given.get(kind) is not None]
    chosen = chosen or ([("basin", basin)] if basin is not None else [])
    if len(chosen) != 1:
        raise WrongUseError("Donnez --agent, --site, --partner ou --basin : un seul des trois premiers.")
    kind, subject = chosen[0]
    assert subject is not None  # noqa: S101 - only those that are given were chosen
    return kind, subject


def _unknown(error: UnknownSubjectError) -> str:
    what = f"{error.subject} : {_FRENCH[error.kind]}"
    if error.basins:
        return f"{what} de plusieurs bassins : {', '.join(error.basins)}. --basin dit lequel."
    return f"{what} inconnu. « binome import » fait connaître le réseau."
