"""Every test that the page of threats names is there."""

import re

from tests.architecture.tree import ROOT, functions
from tests.docs.pages import page

PAGE = page("docs/explanation/threats.md")
NAMED = re.findall(r"`(tests/[a-z_/]+\.py)(?:::(\w+))?`", PAGE)


def test_each_line_has_a_test_or_says_that_it_has_none() -> None:
    """Five cells, of which the last is never empty."""
    rows = [line.split("|") for line in PAGE.splitlines() if re.match(r"\| [STRIDE] \|", line)]
    assert {row[1].strip() for row in rows} == set("STRIDE")
    assert [row[2] for row in rows if "`tests/" not in row[4] and "no test" not in row[3]] == []


def test_the_tests_are_there() -> None:
    """By file and name."""
    assert len(NAMED) > 20
    known = {path: {node.name for node in functions((ROOT / path).relative_to(ROOT))} for path, _ in NAMED}
    assert [(path, name) for path, name in NAMED if name and name not in known[path]] == []
