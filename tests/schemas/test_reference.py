"""The page on faults lists every check, in its words, and shows what really comes."""

import json
import re
from pathlib import Path

from schemas.crosschecks import OF_PROBLEM, OF_ROSTER
from tests.schemas.given import but, example, faults_of

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "faults.md").read_text(encoding="utf-8")


def test_the_page_lists_the_checks_in_their_order() -> None:
    between = PAGE.split("## Between fields")[1].split("No fault:")[0]
    listed = re.findall(r"^- (.+)$", between, re.MULTILINE)
    assert listed == [str(check.__doc__) for check in (*OF_PROBLEM, *OF_ROSTER)]


def test_the_example_of_the_page_gives_these_lines() -> None:
    changes, lines = (
        [line.strip() for line in part.splitlines() if line.startswith("    ")]
        for part in PAGE.split("## An example")[1].split("\ngives\n")
    )
    edits = [(pointer, json.loads(value)) for pointer, value in (change.split(maxsplit=1) for change in changes)]
    assert [str(fault) for fault in faults_of(but(*edits, tree=example()))] == lines


def test_the_first_line_of_the_page_is_a_real_one() -> None:
    (line,) = (line.strip() for line in PAGE.split("## The file")[0].splitlines() if line.startswith("    /"))
    assert [str(fault) for fault in faults_of(but(("/sites/1/stations", -1)))] == [line]
