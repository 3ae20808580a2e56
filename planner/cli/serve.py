"""`binome serve`: what is asked over HTTP; as many of them as wanted."""

import sys
from typing import Annotated

import typer

from planner.cli.system.opened import opened
from planner.cli.system.side_by_side import run_side_by_side

HELP = """Répond sur le web : calendriers, API, avis de RDV Service Public, santé, mesures.

Autant de fois que voulu ; ne reçoit ni n’envoie d’événement. « binome run » le fait aussi.

Code de retour :
0 : arrêté proprement (SIGTERM ou Ctrl-C) ;
5 : la base, le bus ou le port n’est pas disponible, et qui le tient.
"""


def command(
    port: Annotated[int, typer.Option(metavar="P", min=0, max=65535, help="Port (0 : un port libre).")] = 8000,
) -> None:
    """Answer until told to stop."""
    with opened() as parts:
        host = parts.settings.health_host
        run_side_by_side(parts, (), port, lambda number: _told(host, number))


def _told(host: str, port: int) -> None:
    shown = f"[{host}]" if ":" in host else host
    print(f"Binôme répond : http://{shown}:{port}/ready", file=sys.stderr, flush=True)
