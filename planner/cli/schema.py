"""`binome schema`: the JSON Schemas of what is read and written."""

import json
from typing import Annotated, Any

import typer

from planner.cli.errors import WrongUseError
from planner.cli.options import TO_STDOUT, Output
from planner.cli.outputs import put_text, refuse_useless
from schemas.events import TYPES
from schemas.events.schema import event_schema
from schemas.export import SCHEMAS, json_schema

HELP = """Donne le schéma JSON d’un format ou d’un type d’événement ; sans NOM, tous, par nom, en un objet."""

_EVENTS = [kind.short for kind in TYPES.values()]


def _known() -> list[str]:
    return [*SCHEMAS, *_EVENTS]


def _schema(name: str) -> dict[str, Any]:
    return json_schema(name) if name in SCHEMAS else event_schema(name)


def command(
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="NOM",
            help=f"L’un de : {', '.join(SCHEMAS)}, ou un type tel que {_EVENTS[0]}.",
            autocompletion=_known,
        ),
    ] = None,
    output: Output = TO_STDOUT,
) -> None:
    """Give out one JSON Schema, or all of them by name."""
    refuse_useless(output)
    if name is not None and name not in TYPES and name not in _known():
        raise WrongUseError(f"Schéma inconnu : {name}. Il y a {', '.join(_known())}.")
    content = _schema(name) if name is not None else {known: _schema(known) for known in _known()}
    put_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", output)
