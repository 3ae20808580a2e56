"""`binome show`: a roster to look at, in the terminal or as a page for the wall."""

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from planner.cli.errors import WrongUseError
from planner.cli.inputs import both, the_roster
from planner.cli.options import RosterFile
from planner.cli.outputs import put_text, refuse_useless
from planner.services.naming import named
from planner.show.names import names_of
from planner.show.page import page
from planner.show.terminal import terminal
from planner.show.view import WeekView, view_of
from schemas.problem import Problem
from schemas.roster import Roster

HELP = """Montre un planning : qui est là, quand c’est ouvert, ce qui est promis et prouvé.

Sans le problème, les identifiants tiennent lieu de noms.
"""

_NARROWEST = 60


def command(
    roster: RosterFile,
    problem: Annotated[
        Path | None, typer.Option(metavar="PROBLÈME", help="Le problème : donne les noms et les horaires annoncés.")
    ] = None,
    html: Annotated[
        Path | None,
        typer.Option(
            metavar="FICHIER", help="Écrit une page HTML à afficher ou à imprimer, - pour la sortie standard."
        ),
    ] = None,
) -> None:
    """Show a roster; its problem, if given, says how things are called."""
    if html is not None:
        refuse_useless(html, roster, *([problem] if problem else []))
    view = _view(roster, problem)
    if html is not None:
        put_text(page(view), html)
    else:
        print_week(view)


def _view(roster: Path, problem: Path | None) -> WeekView:
    if problem is None:
        return view_of(the_roster(roster))
    asked, given = both(problem, roster)
    _refuse_strangers(asked.content, given.content)
    return view_of(named(given.content, names_of(asked.content).agents), asked.content)


def print_week(view: WeekView) -> None:
    """Print a week as wide as the terminal is, at least as wide as it can be read."""
    console = Console(file=sys.stdout, highlight=False, markup=False, emoji=False)
    console.width = max(console.width, _NARROWEST)
    console.print(terminal(view, console.width))


def _refuse_strangers(problem: Problem, roster: Roster) -> None:
    """A problem of another week would give wrong names and hours without anybody noticing."""
    if (problem.basin, problem.week) != (roster.basin, roster.week):
        raise WrongUseError(
            f"Le planning est celui du bassin {roster.basin}, semaine {roster.week} ; "
            f"le problème, celui du bassin {problem.basin}, semaine {problem.week}."
        )
