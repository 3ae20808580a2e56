"""`binome consent`: an agent agrees to a late change, or does not any more."""

import datetime as dt
import sys
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from config.settings import load_settings
from planner.cli.absence.stating import basin_of
from planner.cli.answers import NothingFoundError
from planner.cli.clock import the_clock
from planner.cli.errors import WrongUseError
from planner.cli.moments import within_years
from planner.cli.stores import the_store
from planner.cli.submitting import BY, RefusedError
from planner.services.facts.keep_consents import record_consent, withdraw_consent

HELP = """Enregistre l’accord d’un agent pour un changement tardif d’une journée ; sa semaine sera replanifiée.

Avec --withdraw, l’accord est repris. Ce qui a été publié grâce à lui demeure jusqu’à la prochaine publication.

Code de retour :
0 : enregistré, ou déjà fait ;
1 : journée passée, ou aucun accord à reprendre ;
2 : agent inconnu, ou date impossible ;
5 : la base n’est pas accessible.
"""


def command(
    agent: Annotated[str, typer.Option(metavar="A", help="Identifiant de l’agent.")],
    date: Annotated[str, typer.Option(metavar="D", help="La journée, 2026-12-01.")],
    withdraw: Annotated[bool, typer.Option("--withdraw", help="Reprend l’accord.")] = False,
) -> None:
    """Store a consent, or take it back; the same one again is done already."""
    try:
        day = within_years(dt.date.fromisoformat(date), date, option="--date")
    except ValueError:
        raise WrongUseError(f"--date {date} : ce n’est pas une date telle que 2026-12-01.") from None
    now = the_clock(load_settings())()
    with the_store() as store:
        if day < now.astimezone(ZoneInfo(basin_of(store, agent).timezone)).date():
            raise RefusedError(f"--date {date} : cette journée est passée.")
        with store.transaction() as session:
            done = (withdraw_consent if withdraw else record_consent)(session, agent, day, now, by=BY)
    if done == "none":
        raise NothingFoundError(f"{agent} : aucun accord pour le {date}.")
    told = {"known": "Déjà enregistré.", "stored": "Accord enregistré.", "withdrawn": "Accord repris."}
    print(told[done], file=sys.stderr)
