"""Imports stand at the top, are written out, and do nothing but import."""

import ast
import json
import re
import subprocess
import sys

from tests.architecture.tree import PACKAGES, ROOT, functions, module_name, parsed, python_files

OURS = {*PACKAGES, "tests", "benchmarks"}
BY_NAME = {
    "planner/cli/begin.py": "imports the command line where an interruption ends quietly",
    "planner/cli/lazy.py": "a command is imported when it is called",
    "planner/cli/french.py": "Typer's own module for help is loaded when help is asked for",
}
"""The only files that import by a name made at run time, and why."""
SCANNING = re.compile(r"\b(pkgutil|import_module|__import__|__subclasses__|entry_points|walk_packages)\b")

KAFKA = [f"-Wignore:{name} is deprecated:DeprecationWarning" for name in ("read_text", "open_text")]
"""kafka-python reads its own files in a way that Python 3.11 warns of."""

WITHOUT_SOCKETS = """
import importlib, json, socket, sys

class Refused(socket.socket):
    def __init__(self, *args, **kwargs):
        raise AssertionError("a socket was opened on import")

def refuse(*args, **kwargs):
    raise AssertionError("a connection was made on import")

socket.socket, socket.create_connection, socket.getaddrinfo = Refused, refuse, refuse
places = {name: importlib.import_module(name).__file__ for name in json.load(sys.stdin)}
print(json.dumps(places))
"""


def test_no_function_imports_from_the_project() -> None:
    """An import inside a function hides a cycle."""
    found = []
    for path in python_files():
        for node in (inner for function in functions(path) for inner in ast.walk(function)):
            modules = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            modules += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            found += [f"{path}:{node.lineno} {name}" for name in modules if name.partition(".")[0] in OURS]  # type: ignore[attr-defined]  # an import has a line
    assert found == []


def test_nothing_is_found_by_looking_around() -> None:
    """Lists of rules, rungs and commands are written out; no folder, no subclasses are scanned."""
    names = (
        (path.as_posix(), name)
        for path in python_files(*PACKAGES)
        for node in ast.walk(parsed(path))
        for name in _names(node)
    )
    assert sorted({path for path, name in names if SCANNING.search(name)} - BY_NAME.keys()) == []


def _names(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import | ast.ImportFrom):
        return [alias.name for alias in node.names]
    return [node.id] if isinstance(node, ast.Name) else [node.attr] if isinstance(node, ast.Attribute) else []


def test_no_module_opens_a_socket_when_it_is_imported() -> None:
    """Real parts are chosen in one place, and only when the program runs; and every module is the one of this tree."""
    modules = [module_name(path) for path in python_files(*PACKAGES)]
    done = subprocess.run(  # noqa: S603 - ourselves
        [sys.executable, "-W", "error", *KAFKA, "-c", WITHOUT_SOCKETS],
        cwd=ROOT,
        input=json.dumps(modules),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    places = json.loads(done.stdout)
    strangers = {name: place for name, place in places.items() if not (place or "").startswith(f"{ROOT}/")}
    assert strangers == {}, "another distribution installs a package of the same name"
