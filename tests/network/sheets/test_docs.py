"""The page on spreadsheets: every column of every kind, under headers that are read."""

import re
from pathlib import Path

from planner.network.sheets.columns import COLUMNS, header_of

PAGE = (Path(__file__).parents[3] / "docs/reference/csv.md").read_text(encoding="utf-8")
TITLES = {
    "agents": "Agents",
    "contracts": "Contracts",
    "skills": "Trainings",
    "sites": "Calendars",
    "employers": "Employers",
    "availabilities": "Availabilities",
}


def test_the_page_has_every_column_under_its_headers() -> None:
    for kind, columns in COLUMNS.items():
        section = PAGE.split(f"## {TITLES[kind]}")[1].split("\n## ")[0]
        rows = re.findall(r"^\| (`.+?`) \| .+ \| (.*) \|$", section, re.MULTILINE)
        shown = [{header_of(text) for text in re.findall("`(.+?)`", first + also)} for first, also in rows]
        assert len(shown) == len(columns)
        for headers, column in zip(shown, columns, strict=True):
            assert headers <= set(column.headers)
