"""`binome serve`: what is asked over HTTP; as many of them as wanted."""

import sys
from typing import Annotated

import typer

from planner.cli.errors import WrongUseError
from planner.cli.system.many import run_many
from planner.cli.system.opened import opened
from planner.cli.system.side_by_side import run_side_by_side
from planner.web.api.standing import TRIES_A_MINUTE

MOST = TRIES_A_MINUTE
"""Each process lets its part of the tries to sign in through, which is one at least."""
HELP = """Répond sur le web : calendriers, API, avis de RDV Service Public, santé, mesures.

Autant de fois que voulu ; ne reçoit ni n’envoie d’événement. « binome run » le fait aussi.

Code de retour :
0 : arrêté proprement (SIGTERM ou Ctrl-C) ;
2 : plus de processus que de lectures permises par minute ;
5 : la base, le bus ou le port n’est pas disponible, et qui le tient ; ou l’un des processus s’est arrêté.
"""


def command(
    port: Annotated[int, typer.Option(metavar="P", min=0, max=65535, help="Port (0 : un port libre).")] = 8000,
    processes: Annotated[
        int, typer.Option(metavar="N", min=1, max=MOST, help="Processus qui se partagent le port : un par cœur.")
    ] = 1,
) -> None:
    """Answer until told to stop."""
    with opened() as parts:
        host, per_minute = parts.settings.health_host, parts.settings.feed_reads_per_minute
        if processes == 1:
            run_side_by_side(parts, (), port, lambda number: _told(host, number))
            return
    if per_minute < processes:
        raise WrongUseError(f"BINOME_FEED_READS_PER_MINUTE se partage entre les processus : {per_minute} au plus.")
    run_many(processes, host, port, lambda number: _told(host, number))


def _told(host: str, port: int) -> None:
    shown = f"[{host}]" if ":" in host else host
    print(f"Binôme répond : http://{shown}:{port}/ready", file=sys.stderr, flush=True)
