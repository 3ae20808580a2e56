"""`binome work`: handles what waits; with `--until-idle` it then ends."""

import threading
from typing import Annotated

import typer

from planner.cli.errors import Exit
from planner.cli.system.opened import on_signal, opened
from planner.cli.system.side_by_side import run_side_by_side
from planner.cli.system.until_idle import work_until_idle

HELP = """Traite ce qui attend : événements reçus, semaines à replanifier, envois.

Avec --until-idle, s’arrête quand plus rien n’attend. Sans cette option, continue : à la fois « worker » et « relay ».

Code de retour :
0 : fait, ou arrêté proprement ;
5 : la base ou le bus n’est pas disponible, et qui le tient ;
130 : interrompu avec --until-idle, avant que plus rien n’attende.
"""


def command(
    until_idle: Annotated[bool, typer.Option("--until-idle", help="S’arrête quand plus rien n’attend.")] = False,
    port: Annotated[int, typer.Option(metavar="P", min=0, max=65535, help="Port de /live, /ready et /metrics.")] = 0,
) -> None:
    """Work until nothing waits, or until told to stop."""
    with opened() as parts:
        if not until_idle:
            run_side_by_side(parts, ("worker", "relay"), port, lambda _: None)
            return
        stopping = threading.Event()
        on_signal(stopping.set)
        work_until_idle(parts, stopping.is_set)
    if stopping.is_set():
        raise typer.Exit(Exit.INTERRUPTED)
