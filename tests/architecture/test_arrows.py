"""Imports point one way: the contracts of import-linter hold, and leave no package out."""

import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

from tests.architecture.tree import PACKAGES, ROOT

LINT_IMPORTS = Path(sys.executable).with_name("lint-imports")


def contracts() -> list[dict[str, Any]]:
    """The contracts as pyproject.toml states them."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = settings["tool"]["importlinter"]["contracts"]
    return found


def test_every_contract_is_kept() -> None:
    """The same command as in `make lint`, so that the tests alone notice a broken arrow."""
    done = subprocess.run(  # noqa: S603 - our own tool
        [LINT_IMPORTS, "--no-cache", "--no-logo"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_package_has_its_place_among_the_layers() -> None:
    """The house names all packages; inside planner, a part that no layer names is a fault (`exhaustive`)."""
    (house,) = (found for found in contracts() if found["name"].startswith("The house"))
    assert sorted(house["layers"]) == sorted(PACKAGES)
    (inside,) = (found for found in contracts() if found["name"].startswith("Inside planner"))
    assert (inside["containers"], inside["exhaustive"]) == (["planner"], True)


def test_the_checker_and_the_solver_are_kept_apart() -> None:
    """A contract forbids it, indirect imports included."""
    (apart,) = (found for found in contracts() if found.get("source_modules") == ["planner.check"])
    assert {"planner.core", "ortools", "highspy"} <= set(apart["forbidden_modules"])
    assert not apart.get("allow_indirect_imports", False)
