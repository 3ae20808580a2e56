"""The page of the command line has every command, option and exit status, and no others."""

import re
from importlib import import_module

import pytest
import typer
from typer.main import get_command

from planner.cli.errors import Exit
from planner.cli.lazy import COMMANDS, module_of
from tests.docs.pages import page

PAGE = page("docs/reference/command-line.md")


def section(command: str) -> str:
    """What the page says of a command."""
    _, *parts = re.split(r"^## ", PAGE, flags=re.MULTILINE)
    found = {part.partition("\n")[0]: part for part in parts}
    return found[f"binome {command}"]


def options(command: str) -> set[str]:
    """Every option that the command has, in all its spellings."""
    single = typer.Typer(add_completion=False)
    single.command(command)(import_module(module_of(command)).command)
    found = {name for param in get_command(single).params for name in param.opts if name.startswith("-")}
    return found - {"--help"}


def test_there_is_a_heading_for_each_command_in_order() -> None:
    """As they stand in the help."""
    assert re.findall(r"^## binome ([a-z -]+)$", PAGE, re.MULTILINE) == list(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_s_options_are_those_of_its_section(command: str) -> None:
    """Each has a row, and no row is for an option that is none."""
    rows = re.findall(r"^\| (`-[^|]*) \|", section(command), re.MULTILINE)
    assert {name for row in rows for name in re.findall(r"(?<![\w-])(--?[a-z][a-z-]*)", row)} == options(command)


def test_every_exit_status_has_its_row() -> None:
    """With its number."""
    rows = re.findall(r"^\| (\d+) \|", PAGE, re.MULTILINE)
    assert sorted(map(int, rows)) == sorted(map(int, Exit))
