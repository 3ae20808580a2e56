"""`binome demo`: the whole system at work on the example, told as it goes."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from pydantic import SecretStr

from config.settings import Settings, load_settings
from planner.cli.answers import put_line
from planner.cli.demonstration.folder import Folder
from planner.cli.demonstration.scenario import Scenario, isere
from planner.cli.demonstration.story import Story
from planner.cli.errors import Exit
from planner.cli.options import LONGEST, a_number
from planner.cli.system.opened import opened
from planner.cli.system.side_by_side import run_side_by_side

HELP = """Fait travailler tout le système sur l’exemple de l’Isère, et raconte : deux semaines planifiées et publiées,
une absence signalée, ce qui change, et qui est prévenu.

Tout se passe dans ce processus, comme avec « binome run », sur une base neuve du dossier ; les pages de la semaine
avant et après l’absence y restent, et le journal du système. Avec la base, on continue par les autres commandes.

Code de retour :
0 : raconté jusqu’au bout ;
2 : le dossier ne peut pas être écrit ;
5 : l’exemple n’est pas installé, ou un autre processus travaille sur cette base ;
130 : interrompu.
"""

SECONDS = 15.0
"""For each week's plan."""


def command(
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="DOSSIER", help="Où laisser la base et les pages.")
    ] = Path("build/demo"),
    time_limit: Annotated[
        float,
        typer.Option(
            metavar="S", min=0.1, max=LONGEST, callback=a_number, help="Secondes pour le planning de chaque semaine."
        ),
    ] = SECONDS,
) -> int:
    """Tell the demonstration."""
    return tell(isere(), Folder(output), time_limit)


def tell(scenario: Scenario, folder: Folder, seconds: float) -> int:
    """Begin with a fresh store, and end with the story."""
    folder.begin()
    settings = _settings(scenario.now, folder, seconds)
    with folder.log.open("w", encoding="utf-8") as log, opened(settings, prepare=True, log=log) as parts:
        story = Story(parts, scenario, folder)
        run_side_by_side(parts, ("worker", "relay"), 0, _told, [("story", story.run)])
    return Exit.DONE if story.ended else Exit.INTERRUPTED


def _told(port: int) -> None:
    put_line(f"Binôme travaille : http://127.0.0.1:{port}/ready")


def _settings(now: datetime, folder: Folder, seconds: float) -> Settings:
    """Those of the environment, but embedded, with a store and a clock of its own."""
    ours = {"database_url": SecretStr(folder.url), "clock": now, "kafka_bootstrap_servers": None}
    return load_settings().model_copy(update=ours | {"solve_seconds": seconds})
