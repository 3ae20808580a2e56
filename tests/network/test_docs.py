"""The page about importing says every key of a staff file, and its example is read as it stands."""

import re
from pathlib import Path

import pytest
from pydantic import BaseModel

from planner.cli.main import run
from planner.network.compose import compose
from planner.network.importing import read_network
from planner.network.staff import (
    Staff,
    StaffAgent,
    StaffBooking,
    StaffPartner,
    StaffReferent,
    StaffSite,
    StaffTravel,
)  # fmt: skip
from tests.network.sources import OFFICIAL, a_row, list_source, staff_source

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "how-to" / "import-the-official-list.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "shape", [Staff, StaffSite, StaffAgent, StaffTravel, StaffReferent, StaffBooking, StaffPartner]
)
def test_every_key_of_the_staff_file_is_on_the_page(shape: type[BaseModel]) -> None:
    keys = {field.alias or name for name, field in shape.model_fields.items()}
    assert {key for key in keys if f"`{key}`" not in PAGE and f"**{key}**" not in PAGE} == set()


def test_the_example_of_a_staff_file_is_read_and_composed() -> None:
    example = re.search(r"```toml\n(.*?)```", PAGE, re.DOTALL)
    assert example is not None
    rows = list_source(a_row(), a_row(id_fs="3031", lib_com="Villemoirieu"))
    network, found = read_network(rows, staff_source(example[1]), "38")
    problem = compose(network, "2026-W49")
    assert [booking.appointment for booking in problem.bookings] == ["rdv-1"]
    assert [way.minutes for way in problem.travel_minutes] == [30]
    assert {away.reason for away in problem.agents[0].unavailable} == {"part_time", "absence", "training"}
    assert not [finding for finding in found if finding.kind == "unreadable"]


@pytest.mark.parametrize("page", ["docs/how-to/import-the-official-list.md", "docs/tutorial/isere.md"])
def test_the_import_that_the_pages_show_works(page: str, tmp_path: Path) -> None:
    text = (ROOT / page).read_text(encoding="utf-8").replace("\\\n", " ")
    (call,) = re.findall(r"binome (import-list .*)", text)
    words = [str(ROOT / word) if word.startswith("examples/") else word for word in call.split()]
    assert words[1] == str(OFFICIAL)
    assert run([*words[:-1], str(tmp_path)]) == 0
    assert (tmp_path / "38-rapport.md").is_file()
