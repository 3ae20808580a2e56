"""A module begins by saying what it is about."""

import ast

from tests.architecture.tree import first_line, parsed, python_files


def test_every_module_begins_with_what_it_is_about() -> None:
    """One line of its own, that ends as a sentence or leads on to the next lines."""
    assert [path for path in python_files() if not first_line(path).endswith((".", ":", ",", "…", "!", "?"))] == []


def test_modules_of_the_core_name_themselves_first() -> None:
    """`ladder: settles …`: with the file open, one knows where one is."""
    found = [path for path in python_files("planner") if path.parts[1] == "core" and path.name != "__init__.py"]
    assert found
    rules = {path for path in found if path.parts[2] == "rules"}  # these begin with their id
    assert [path for path in found if path not in rules and not first_line(path).startswith(f"{path.stem}: ")] == []


def test_what_others_may_call_says_what_it_does() -> None:
    """Public classes and functions of the packages; ruff sees to it too, and nobody may switch that off by file."""
    found = []
    for path in python_files("config", "schemas", "events", "planner"):
        for node in parsed(path).body:
            if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
                found += [] if ast.get_docstring(node) else [f"{path}:{node.lineno} {node.name}"]
    assert found == []
