"""Makes the problem files of this folder from the official list and the invented staff; run again, it makes the same bytes.

python examples/isere/make.py [FOLDER]
"""

import sys
from pathlib import Path

from planner.network.compose import Network, compose
from planner.network.official_list import read_list
from planner.network.sites import counters
from planner.network.staff_reading import read_staff
from planner.network.territory import territory_of

HERE = Path(__file__).parent
LIST = HERE / "liste-fs-20240801.csv"
STAFF = HERE / "staff.toml"


def problems() -> dict[str, str]:
    """Text of each problem file, by its name."""
    listed = [row for row in read_list(LIST.read_bytes(), LIST.name) if row.departement == "38"]
    staff = read_staff(STAFF.read_bytes(), STAFF.name)
    network = Network(territory_of("38"), counters(listed, staff), staff)
    weeks = {"ordinary": "2026-W49", "whit-monday": "2026-W22"}
    return {
        f"{name}.problem.json": compose(network, week).model_dump_json(indent=1, by_alias=True) + "\n"
        for name, week in weeks.items()
    }


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE
    for name, text in problems().items():
        (folder / name).write_text(text, encoding="utf-8")
