"""`binome retention`: what is about people goes once its time is over."""

import sys
from dataclasses import asdict
from typing import Annotated

import typer

from config.retention import load_retention
from config.settings import load_settings
from planner.cli.answers import AsJson, put_json, put_line
from planner.cli.clock import the_clock
from planner.cli.stores import the_store
from planner.cli.submitting import BY
from planner.services.people.apply_retention import Due, apply_retention, due
from planner.show.words import counted

HELP = """Dit ce qui a fait son temps : absences, accords, journal… Avec --apply, l’efface et n’en garde que le nombre.

Les durées, en mois, sont dans config/retention.toml.

Code de retour :
0 : montré, ou effacé ;
5 : la base n’est pas accessible.
"""
TOLD = {
    "absences": "absence",
    "unavailabilities": "indisponibilité",
    "consents": "accord",
    "swaps": "échange",
    "overtaken_rosters": "planning remplacé",
    "cases": "dossier",
    "messages": "message",
    "dead_letters": "événement refusé",
    "audit": "trace",
}


def command(
    apply: Annotated[bool, typer.Option("--apply", help="Efface ; sans cette option, rien n’est changé.")] = False,
    as_json: AsJson = False,
) -> None:
    """Show what is over, or let go of it."""
    now, retention = the_clock(load_settings())(), load_retention()
    with the_store() as store:
        if apply:
            with store.transaction() as session:
                found = apply_retention(session, retention, now, BY)
        else:
            with store.reading() as session:
                found = due(session, retention, now)
    if as_json:
        put_json([asdict(each) | {"before": each.before.isoformat(), "count": each.count} for each in found])
        return
    over = [each for each in found if each.count]
    for each in over:
        put_line(_line(each))
    told = "Effacé." if apply else "Rien n’a été effacé ; --apply le fait."
    print(told if over else "Rien n’a fait son temps.", file=sys.stderr)


def _line(each: Due) -> str:
    return f"{counted(each.count, TOLD[each.kind])} d’avant le {each.before:%Y-%m-%d}"
