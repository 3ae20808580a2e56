"""`binome run`: all of it in one process, on the embedded bus."""

import sys
from typing import Annotated

import typer

from planner.cli.errors import WrongUseError
from planner.cli.system.opened import opened
from planner.cli.system.side_by_side import run_side_by_side
from planner.services.access.accounts import all_accounts

HELP = """Fait tout dans un seul processus, sur le bus intégré : rien d’autre à installer.

La base est créée ou mise à jour si besoin. S’arrête avec Ctrl-C ou SIGTERM ; ce qui est en cours est fini, ou repris au
prochain démarrage.

Code de retour :
0 : arrêté proprement ;
2 : un bus Kafka est réglé : utilisez « binome worker » et « binome relay » ;
5 : la base ou le port n’est pas disponible, et qui le tient.
"""
_FIRST = (
    "Personne n’a encore de compte : « binome account create NOM --role coordinator --scope basin:B » "
    "écrit le lien qui ouvre le premier."
)


def command(
    port: Annotated[
        int, typer.Option(metavar="P", min=0, max=65535, help="Port sur 127.0.0.1 (0 : un port libre).")
    ] = 8000,
) -> None:
    """Run until told to stop."""
    with opened(prepare=True) as parts:
        if not parts.embedded:
            raise WrongUseError("Un bus Kafka est réglé : « binome worker » et « binome relay » font le travail.")
        with parts.store.reading() as session:
            somebody = bool(all_accounts(session))
        run_side_by_side(parts, ("worker", "relay"), port, lambda number: _told(number, somebody))


def _told(port: int, somebody: bool) -> None:
    print(f"Binôme travaille : http://127.0.0.1:{port}/ready", file=sys.stderr, flush=True)
    if not somebody:
        print(_FIRST, file=sys.stderr, flush=True)
