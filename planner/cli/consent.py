"""`binome consent`: an agent agrees to a late change."""

import datetime as dt
import sys
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from config.settings import load_settings
from planner.cli.absence.stating import basin_of
from planner.cli.clock import the_clock
from planner.cli.errors import WrongUseError
from planner.cli.stores import the_store
from planner.cli.submitting import BY
from planner.services.record_consent import record_consent

HELP = """Enregistre l’accord d’un agent pour un changement tardif d’une journée ; sa semaine sera replanifiée.

Code de retour :
0 : enregistré, ou déjà fait ;
2 : agent inconnu, ou journée passée ;
5 : la base n’est pas accessible.
"""


def command(
    agent: Annotated[str, typer.Option(metavar="A", help="Identifiant de l’agent.")],
    date: Annotated[str, typer.Option(metavar="D", help="La journée, 2026-12-01.")],
) -> None:
    """Store a consent; the same one again is done already."""
    try:
        day = dt.date.fromisoformat(date)
    except ValueError:
        raise WrongUseError(f"--date {date} : ce n’est pas une date telle que 2026-12-01.") from None
    now = the_clock(load_settings())()
    with the_store() as store:
        if day < now.astimezone(ZoneInfo(basin_of(store, agent).timezone)).date():
            raise WrongUseError(f"--date {date} : cette journée est passée.")
        with store.transaction() as session:
            done = record_consent(session, agent, day, now, by=BY)
    print("Déjà enregistré." if done == "known" else "Accord enregistré.", file=sys.stderr)
