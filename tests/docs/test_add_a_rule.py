"""The page about adding a rule works: carried out in a copy of the project, its rule is whole and holds."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT, files
from tests.docs.pages import page

BLOCK = re.compile(r'^```\w+ into=(\S+)(?: after="((?:[^"\\]|\\.)*)")?\n(.*?)^```$', re.MULTILINE | re.DOTALL)
RULE = "shift.max_length"
ASKED = (
    "tests/architecture/test_rules.py",
    "tests/check/rules/shift/test_max_length.py",
    "tests/core/rules/shift/test_max_length.py",
    "tests/config/test_reference.py",
    "tests/config/test_rules.py",
)


def carry_out(copy: Path) -> list[str]:
    """Write every block of the page to its place: after a line, else at the end of the file; the places."""
    places = []
    for place, after, text in BLOCK.findall(page("docs/how-to/add-a-rule.md")):
        path = copy / place
        path.parent.mkdir(parents=True, exist_ok=True)
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        line = after.replace('\\"', '"')
        assert not line or f"{line}\n" in before, f"{place} has no line {line}"
        path.write_text(before.replace(f"{line}\n", f"{line}\n{text}", 1) if line else before + text, encoding="utf-8")
        places.append(place)
    return places


def run_in(copy: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """A tool of the environment, on the copy."""
    return subprocess.run(  # noqa: S603 - our own tools
        [sys.executable, "-m", *arguments], cwd=copy, capture_output=True, text=True, check=False
    )


@pytest.mark.slow
def test_the_rule_of_the_page_is_whole_and_holds(tmp_path: Path) -> None:
    """Its tables, the completeness of rules, and the tools for style and types have nothing to say against it."""
    assert RULE not in (ROOT / "config" / "rules" / "shift.toml").read_text(encoding="utf-8")
    for path in files():
        if path.parts[0] not in {"benchmarks", "examples"}:
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / path, tmp_path / path)
    places = carry_out(tmp_path)
    assert {f"{home}/shift/max_length.py" for home in ("planner/core/rules", "planner/check/rules")} <= set(places)
    tested = run_in(tmp_path, "pytest", "-n", "0", "-q", "-p", "no:cacheprovider", *ASKED)
    assert tested.returncode == 0, tested.stdout[-4000:]
    noticed = run_in(
        tmp_path, "pytest", "-n", "0", "-q", "-p", "no:cacheprovider", "tests/check/rules/test_laws.py", "-k", RULE
    )
    assert noticed.returncode == 0, noticed.stdout[-4000:]
    written = [name for name in places if name.endswith(".py")]
    styled = run_in(tmp_path, "ruff", "check", "--no-cache", *written)
    assert styled.returncode == 0, styled.stdout
    shaped = run_in(tmp_path, "ruff", "format", "--no-cache", "--check", *written)
    assert shaped.returncode == 0, shaped.stdout
