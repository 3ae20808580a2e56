"""Arguments and options that several commands share, so that they read and behave alike."""

from pathlib import Path
from typing import Annotated

import typer

from planner.cli.outputs import STDOUT

ProblemFile = Annotated[
    Path, typer.Argument(metavar="PROBLÈME", help="Fichier problème (binome.problem/1), - pour l’entrée standard.")
]
RosterFile = Annotated[
    Path, typer.Argument(metavar="PLANNING", help="Fichier planning (binome.roster/1), - pour l’entrée standard.")
]
Output = Annotated[
    Path,
    typer.Option("-o", "--output", metavar="FICHIER", help="Où écrire (sinon, sortie standard).", show_default=False),
]
TO_STDOUT = STDOUT
