"""Names say what a thing is: no grab bags, and one word a thing."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.tree import ROOT, files, parsed, python_files

GRAB_BAGS = {"util", "utils", "helper", "helpers", "common", "manager", "managers", "misc"}
"""What is in a file of such a name can be anything, so in the end it is everything."""


def words(name: str) -> set[str]:
    """The words of a name, whichever way they are joined."""
    return {word.lower() for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+", name)}


def synonyms() -> set[str]:
    """Words that the glossary keeps out: each stands there beside the one that is used instead."""
    page = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    rows = (row.split("|") for row in page.splitlines() if row.startswith("| "))
    return {word for cells in rows if len(cells) > 5 for word in re.findall(r"`([a-z_]+)`", cells[4])}


def named(path: Path) -> Iterator[str]:
    """Every name that a file gives to something."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id


def test_no_file_folder_or_class_is_a_grab_bag() -> None:
    """Tests, templates and documents included."""
    parts = {(path.as_posix(), part) for path in files() for part in (*path.parts[:-1], path.stem)}
    assert sorted(path for path, part in parts if words(part) & GRAB_BAGS) == []
    nodes = ((path, node) for path in python_files() for node in ast.walk(parsed(path)))
    classes = [(path.as_posix(), node.name) for path, node in nodes if isinstance(node, ast.ClassDef)]
    assert [found for found in classes if words(found[1]) & GRAB_BAGS] == []


def test_one_word_a_thing() -> None:
    """No name in the packages uses a word that the glossary keeps out."""
    kept_out = synonyms()
    assert len(kept_out) > 10, "docs/glossary.md: the third column of each table holds the words that are not used"
    found = {
        (path.as_posix(), name)
        for path in python_files("config", "schemas", "events", "planner")
        for name in named(path)
    }
    assert sorted(place for place in found if words(place[1]) & kept_out) == []
