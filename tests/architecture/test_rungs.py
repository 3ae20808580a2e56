"""Every rung of the ladder is whole: measured by the model, bounded, recounted, tested and described under one name."""

import pytest

from config.rules import load_rules
from planner.check.rungs import RUNGS as RECOUNTED
from planner.core.bound.rungs import MEASURES as BOUNDED
from planner.core.rungs import RUNGS as MEASURED
from schemas.objective import LEVELS
from tests.architecture.tree import ROOT, first_line, python_files, stems

HOMES = ("planner/core/rungs", "planner/core/bound/rungs", "planner/check/rungs")


@pytest.mark.parametrize("home", HOMES)
def test_a_rung_is_a_file_of_its_name(home: str) -> None:
    """And no file is there for a rung that is none."""
    assert stems(home) == set(LEVELS)


@pytest.mark.parametrize("home", HOMES)
def test_a_rung_s_module_begins_with_its_name(home: str) -> None:
    """The first line says what it counts."""
    paths = [p for p in python_files("planner") if p.parent.as_posix() == home and p.name != "__init__.py"]
    assert [path for path in paths if not first_line(path).startswith(f"{path.stem}: ")] == []


def test_a_rung_has_a_test_file_of_its_name() -> None:
    """In which the checker recounts it."""
    assert {f"test_{level}" for level in LEVELS} <= stems("tests/check/rungs")


def test_the_order_of_the_ladder_is_one_and_the_same() -> None:
    """In the data, the model, the bounds, the checker and the roster."""
    stated = [rule.id for rule in load_rules() if rule.kind == "aim"]
    assert stated == list(LEVELS) == list(BOUNDED) == list(RECOUNTED) == [rung.LEVEL for rung in MEASURED]


def test_a_rung_has_a_heading_in_the_reference() -> None:
    """On the page of the ladder."""
    page = (ROOT / "docs" / "reference" / "rules" / "aims.md").read_text(encoding="utf-8")
    assert [level for level in LEVELS if f"\n## {level}\n" not in page] == []
