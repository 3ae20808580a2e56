"""pages: a published week as a page, with the names of people: who runs the demonstration may see them."""

from pathlib import Path

from planner.cli.outputs import put_text
from planner.services.naming import named
from planner.show.names import names_of
from planner.show.page import page
from planner.show.view import view_of
from schemas.problem import Problem
from schemas.roster import Roster


def save_page(roster: Roster, problem: Problem, target: Path) -> None:
    """Write the page of a week."""
    put_text(page(view_of(named(roster, names_of(problem).agents), problem)), target)
