"""Files and functions stay small: what grows beyond is two things, and is parted."""

from statistics import median

import pytest

from tests.architecture.tree import functions, python_files, text

TOPS = (("config", "schemas", "events", "planner"), ("tests",), ("benchmarks",))
MEDIAN, USUAL, MOST, FUNCTION = 80, 200, 400, 50


def lengths(tops: tuple[str, ...]) -> dict[str, int]:
    """Lines of each file; an `__init__` that only says what its folder is counts for nothing."""
    found = {path: text(path).count("\n") for path in python_files(*tops)}
    return {path.as_posix(): n for path, n in found.items() if path.name != "__init__.py" or n >= 5}


@pytest.mark.parametrize("tops", TOPS, ids="-".join)
def test_most_files_are_short(tops: tuple[str, ...]) -> None:
    """Half of them have 80 lines at most, nine in ten fewer than 200."""
    found = lengths(tops)
    assert median(found.values()) <= MEDIAN
    long = [path for path, n in found.items() if n >= USUAL]
    assert len(long) <= len(found) / 10, long


def test_no_file_is_long() -> None:
    """Not one has more than 400 lines."""
    assert {path: n for path, n in lengths(()).items() if n > MOST} == {}


def test_no_function_is_long() -> None:
    """Not one has more than 50 lines, its docstring included."""
    every = ((path, node) for path in python_files() for node in functions(path))
    found = {f"{path}:{node.lineno} {node.name}": (node.end_lineno or 0) - node.lineno + 1 for path, node in every}
    assert {place: n for place, n in found.items() if n > FUNCTION} == {}
