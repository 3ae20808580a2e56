"""tree: the source of the project as the checks of this folder read it."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGES = ("config", "schemas", "events", "planner")
"""What is installed; beside it stand tests, benchmarks and the example's script."""

_MADE = {".git", ".venv", "build", "dist", "__pycache__"}
"""What is made by a tool (`.git` is a file in a tree that shares its repository); every other name that begins with a
dot and ends in `cache` is one too."""


@cache
def files() -> tuple[Path, ...]:
    """Every file of the project, relative to its root; nothing that a tool made."""
    return tuple(sorted(path.relative_to(ROOT) for path in _below(ROOT)))


def _below(folder: Path) -> Iterator[Path]:
    for path in folder.iterdir():
        if path.is_dir():
            if (
                path.name not in _MADE
                and not path.name.endswith((".egg-info", "_cache"))
                and path.name != ".hypothesis"
            ):
                yield from _below(path)
        elif path.name != ".git" and not path.name.endswith((".tmp", ".draft")):
            yield path


@cache
def python_files(*tops: str) -> tuple[Path, ...]:
    """Every Python file below these folders of the root; below all of them where none is named."""
    return tuple(path for path in files() if path.suffix == ".py" and (not tops or path.parts[0] in tops))


@cache
def text(path: Path) -> str:
    """A file's text."""
    return (ROOT / path).read_text(encoding="utf-8")


@cache
def parsed(path: Path) -> ast.Module:
    """A file's syntax tree."""
    return ast.parse(text(path), str(path))


def module_name(path: Path) -> str:
    """The name by which a file is imported."""
    parts = path.with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def first_line(path: Path) -> str:
    """The first line of a module's docstring; empty where it has none."""
    return (ast.get_docstring(parsed(path)) or "").partition("\n")[0]


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method of a file."""
    yield from (node for node in ast.walk(parsed(path)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def strings(path: Path) -> set[str]:
    """Every string that stands in a file, docstrings included."""
    return {
        node.value for node in ast.walk(parsed(path)) if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def stems(folder: str) -> set[str]:
    """The names of the modules of a folder, its own `__init__` left out."""
    return {path.stem for path in (ROOT / folder).glob("*.py")} - {"__init__"}
