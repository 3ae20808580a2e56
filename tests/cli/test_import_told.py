"""What an import says of what it changed: in French, and of what was not done as of something that would be."""

from importlib import import_module
from pkgutil import iter_modules

import pytest

from planner.cli.import_told import WORDS, lines_of
from planner.services.network import importing
from planner.services.network.import_network import Imported
from planner.services.network.importing.difference import Change
from schemas.tables.every import TABLES
from schemas.tables.site import SiteRow

SITE = SiteRow(
    id="s1", basin="b", name="S", employer="e", kind="fixed", published_hours="off", openable_hours="off", stations=1
)
CHANGES = (Change("added", SITE, {}), Change("changed", SITE, {}), Change("removed", SITE, {}))


def test_whatever_a_file_can_state_has_a_french_word() -> None:
    """Each table that a module of the import knows."""
    modules = [import_module(f"{importing.__name__}.{found.name}") for found in iter_modules(importing.__path__)]
    known = {value for module in modules for value in vars(module).values() if value in TABLES}
    assert {str(table.__tablename__) for table in known} == set(WORDS)


@pytest.mark.parametrize(
    ("refused", "dry_run", "begins"),
    [
        (False, False, ["Ajouté", "Modifié", "Supprimé", "  supprimé", "C’est fait."]),
        (False, True, ["Serait ajouté", "Serait modifié", "Serait supprimé", "  serait supprimé", "Rien n’a été fait"]),
        (True, False, ["Serait ajouté", "Serait modifié", "Serait supprimé", "  serait supprimé", "Rien n’a été fait"]),
    ],
)
def test_what_was_not_done_is_told_as_what_would_be(*, refused: bool, dry_run: bool, begins: list[str]) -> None:
    """Where it is only looked at, and where it was refused."""
    lines = list(lines_of(Imported(CHANGES, (), (), refused=refused), (), dry_run=dry_run))
    assert [line.startswith(begin) for line, begin in zip(lines, begins, strict=True)] == [True] * len(begins)
