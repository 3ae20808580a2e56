"""The page on calendars: every text that it shows is read, or refused with the mend that it names."""

import re
from pathlib import Path

import pytest

from planner.network.opening_hours.checks import text_faults

PAGE = (Path(__file__).parents[3] / "docs/reference/calendar.md").read_text(encoding="utf-8")
READ, REFUSED = (
    re.findall(r"^\| `(.+?)` \| (.+) \|$", part, re.MULTILINE) for part in PAGE.split("## What is refused")
)


@pytest.mark.parametrize("text", [text for text, _ in READ])
def test_a_text_that_is_shown_as_read_is_read(text: str) -> None:
    assert text_faults(text, "x") == ()


@pytest.mark.parametrize(("text", "mend"), REFUSED)
def test_a_text_that_is_shown_as_refused_is_refused_with_that_mend(text: str, mend: str) -> None:
    assert mend in [fault.mend for fault in text_faults(text, "x")]


def test_the_page_shows_both() -> None:
    assert len(READ) > 10
    assert len(REFUSED) > 10
