"""Commands that are imported when they are called, so that help and completion never wait for a solver.

The help of the whole program needs names and one sentence each; these stand here. The module of a command is imported
by name once it is known which one is meant; its `command` function becomes the Typer command, its `HELP` the manual.
"""

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING

import typer
from typer.main import get_command

from planner.cli.background import deaf
from planner.cli.french import FrenchCommand, FrenchGroup

if TYPE_CHECKING:
    from typer._click.core import Command, Context

COMMANDS: Mapping[str, str] = {
    "plan": "Fait le planning d’une semaine à partir d’un fichier problème.",
    "check": "Vérifie un planning : règles, garanties, valeurs et changements.",
    "show": "Montre un planning, dans le terminal ou en page HTML.",
    "schema": "Donne les schémas JSON des fichiers.",
    "import-list": "Fait des fichiers problème à partir de la liste officielle.",
    "demo": "Planifie et montre l’exemple fourni.",
}
"""Every command with its sentence, in the order of the help."""


class LazyGroup(FrenchGroup):
    """The program's commands, of which no more than the one that is called is ever imported."""

    def resolve_command(self, ctx: "Context", args: list[str]) -> "tuple[str | None, Command | None, list[str]]":
        """The command that is meant, now imported."""
        name, known, rest = super().resolve_command(ctx, args)
        return name, known and _imported(str(known.name)), rest


def announce(app: typer.Typer) -> None:
    """Let an app know the names and sentences of all commands."""
    for name, sentence in COMMANDS.items():
        app.command(name, help=sentence, rich_help_panel="Commandes")(_not_imported)


def _not_imported() -> None:
    """Stands for a command until it is called; never runs."""


def _imported(name: str) -> "Command":
    with deaf():  # numerical libraries start threads on import, which would take the signal from who waits for it
        module = import_module(f"planner.cli.{name.replace('-', '_')}")
    single = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
    single.command(name, cls=FrenchCommand, help=getattr(module, "HELP", None))(module.command)
    return get_command(single)
