"""French has curved apostrophes, wherever it is shown: in what the packages say and in the sentences of rules."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.tree import files, parsed, python_files, text

_WORD = r"(?<!\w)(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|aujourd)'"
ELIDED = re.compile(rf"(?i:{_WORD})(?=[aàâeéèêëhiîïoôuûyœAÀEÉÈHIOUY])|{_WORD}$")
"""A word cut short before a vowel, with the apostrophe of a typewriter; at the end, a name follows."""

READ = {f"planner/network/{name}.py" for name in ("sheets/columns", "sheets/writing", "opening_hours/school")}
"""Names as others write them: heads of columns and of holidays, which are read as they come."""


def said(path: Path) -> Iterator[str]:
    """Every text that a file holds, documentation left out."""
    tree = parsed(path)
    documentation = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documentation:
            yield node.value


def test_what_is_said_has_curved_apostrophes() -> None:
    """In every text of the packages."""
    found = [
        (path.as_posix(), each)
        for path in python_files("config", "schemas", "events", "planner")
        if path.as_posix() not in READ
        for each in said(path)
        if ELIDED.search(each)
    ]
    assert found == []


def test_rules_and_pages_have_them_too() -> None:
    """What is read of a rule, and what stands in a page before anything is filled in."""
    pages = [path for path in files() if path.suffix == ".html" and path.parts[0] == "planner"]
    shown = [*pages, *(path for path in files() if path.match("config/rules/*.toml"))]
    assert {path.suffix for path in shown} == {".toml", ".html"}
    lines = ((path.as_posix(), line) for path in shown for line in text(path).splitlines())
    assert [found for found in lines if not found[1].startswith("#") and ELIDED.search(found[1])] == []


def test_a_typewriter_s_apostrophe_would_be_found() -> None:
    """In French; what belongs to somebody in English is left alone."""
    assert ELIDED.search("Aucun planning n'est publié")
    assert ELIDED.search("la présence d'")
    assert not ELIDED.search("the agent's own basin")
    assert not ELIDED.search("l’absence")
