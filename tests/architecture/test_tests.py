"""A test that is left out is none: nothing is skipped, nothing is expected to fail, every test can."""

import ast
import re

from tests.architecture.tree import functions, parsed, python_files

LEFT_OUT = re.compile(r"^(skip|skipif|skipIf|xfail|importorskip|SkipTest|expectedFailure)$")


def test_nothing_is_skipped_or_expected_to_fail() -> None:
    """A part that is missing fails the test and names what brings it; only tests/conftest.py may decide otherwise."""
    found = []
    for path in python_files("tests"):
        if path.as_posix() != "tests/conftest.py":
            for node in ast.walk(parsed(path)):
                name = node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""
                found += [f"{path}:{node.lineno}"] if LEFT_OUT.match(name) else []  # type: ignore[attr-defined]  # both have a line
    assert found == []


def test_no_test_swallows_what_went_wrong() -> None:
    """No handler whose whole body is `pass`."""
    handlers = ((path, node) for path in python_files() for node in ast.walk(parsed(path)))
    found = [
        f"{path}:{node.lineno}"
        for path, node in handlers
        if isinstance(node, ast.ExceptHandler) and all(isinstance(line, ast.Pass) for line in node.body)
    ]
    assert found == []


def test_every_test_file_states_its_property_and_holds_tests() -> None:
    """Its docstring is asked for elsewhere; here: that there is something in it to run."""
    files = [path for path in python_files("tests") if path.name.startswith("test_")]
    assert [path for path in files if not any(node.name.startswith("test_") for node in functions(path))] == []


def test_the_core_gives_outcomes_and_raises_nothing() -> None:
    """That there is no roster is an answer, not an exception."""
    nodes = ((path, node) for path in python_files("planner") for node in ast.walk(parsed(path)))
    raised = [
        f"{path}:{node.lineno}" for path, node in nodes if isinstance(node, ast.Raise) and path.parts[1] == "core"
    ]
    assert raised == []
