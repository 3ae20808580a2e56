"""`binome worker`: takes events in and plans; as many of them as wanted."""

from typing import Annotated

import typer

from planner.cli.system.opened import opened
from planner.cli.system.side_by_side import run_side_by_side

HELP = """Reçoit les événements et planifie.

Autant de fois que voulu sur Kafka et PostgreSQL ; une seule avec le bus intégré.

Code de retour :
0 : arrêté proprement (SIGTERM ou Ctrl-C) ;
5 : la base ou le bus n’est pas disponible, et qui le tient.
"""


def command(
    port: Annotated[int, typer.Option(metavar="P", min=0, max=65535, help="Port de /live, /ready et /metrics.")] = 0,
) -> None:
    """Work until told to stop."""
    with opened() as parts:
        run_side_by_side(parts, ("worker",), port, lambda _: None)
