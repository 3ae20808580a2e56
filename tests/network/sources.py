"""A small list and a small staff file, for tests that vary one thing of them."""

import csv
import io
from functools import cache
from pathlib import Path

from planner.network.importing import Source
from planner.network.official_list import REQUIRED, Listed, read_list

EXAMPLE = Path(__file__).parents[2] / "examples" / "isere"
OFFICIAL = EXAMPLE / "liste-fs-20240801.csv"


@cache
def official() -> tuple[Listed, ...]:
    """The whole official list, read once."""
    return read_list(OFFICIAL.read_bytes(), OFFICIAL.name)


def a_row(**fields: str) -> dict[str, str]:
    """A row of the list: a fixed structure of Morestel, open in the mornings of the week."""
    mornings = dict.fromkeys(("h_lundi", "h_mardi", "h_mercredi", "h_jeudi", "h_vendredi"), "08:30 - 12:00")
    row = {
        **dict.fromkeys(REQUIRED, ""),
        **mornings,
        "id_fs": "237",
        "insee_dep": "38",
        "lib_fs": "France services Morestel",
        "insee_com": "38261",
        "lib_com": "Morestel",
        "latitude": "45.67398",
        "longitude": "5.471211",
        "type_fs": "Principal",
        "format_fs": "Fixe",
    }
    return {**row, **fields}


def a_list(*rows: dict[str, str], delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    """A list of such rows as a CSV file; one row of Morestel where none is given."""
    rows = rows or (a_row(),)
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode(encoding)


STAFF = """
departement = "38"
partners = ["caf", { id = "mission", name = "Mission locale" }]

[[employers]]
id = "cc"
name = "CC des Balcons"

[[agents]]
id = "a1"
name = "Amina A."
employer = "cc"
home_site = "237"
regime = "fpt"
weekly_minutes = 2100
skills = ["core", { code = "caf", valid_until = 2027-02-28 }]
"""


def list_source(*rows: dict[str, str]) -> Source:
    """Such a list as a file that was given."""
    return Source("list.csv", a_list(*rows))


def staff_source(text: str = STAFF, name: str = "staff.toml") -> Source:
    """A staff file that was given."""
    return Source(name, text.encode())
