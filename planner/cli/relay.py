"""`binome relay`: sends what is to be sent; those beyond the first stand by."""

from typing import Annotated

import typer

from planner.cli.system.opened import opened
from planner.cli.system.side_by_side import run_side_by_side

HELP = """Envoie ce qui doit l’être. Un seul envoie à la fois ; les autres attendent de prendre sa suite.

Code de retour :
0 : arrêté proprement (SIGTERM ou Ctrl-C) ;
5 : la base ou le bus n’est pas disponible.
"""


def command(
    port: Annotated[int, typer.Option(metavar="P", min=0, max=65535, help="Port de /live, /ready et /metrics.")] = 0,
) -> None:
    """Send until told to stop."""
    with opened() as parts:
        run_side_by_side(parts, ("relay",), port, lambda _: None)
