"""`binome schema`: the JSON Schemas of what is read and written."""

import json
from typing import Annotated

import typer

from planner.cli.errors import WrongUseError
from planner.cli.options import TO_STDOUT, Output
from planner.cli.outputs import put_text, refuse_useless
from schemas.export import SCHEMAS, json_schema

HELP = """Donne le schéma JSON d’un format ; sans NOM, tous, par nom, en un objet."""


def _known() -> list[str]:
    return list(SCHEMAS)


def command(
    name: Annotated[
        str | None,
        typer.Argument(metavar="NOM", help=f"L’un de : {', '.join(SCHEMAS)}.", autocompletion=_known),
    ] = None,
    output: Output = TO_STDOUT,
) -> None:
    """Give out one JSON Schema, or all of them by name."""
    refuse_useless(output)
    if name is not None and name not in SCHEMAS:
        raise WrongUseError(f"Schéma inconnu : {name}. Il y a {', '.join(SCHEMAS)}.")
    content = json_schema(name) if name is not None else {known: json_schema(known) for known in SCHEMAS}
    put_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", output)
