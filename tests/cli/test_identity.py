"""Who is who, from a sheet: stored whole, or every fault named with its line and column."""

import json
from pathlib import Path

import pytest
from sqlmodel import select

from planner.store.session import Store
from schemas.tables.identity import IdentityRow
from tests.cli.calls import PROBLEM, binome

SYSTEM = "rdv-service-public"


def held(settings: dict[str, str]) -> dict[str, str]:
    """Whom each number means."""
    store = Store(settings["BINOME_DATABASE_URL"])
    with store.reading() as session:
        found = {row.external: row.ours for row in session.exec(select(IdentityRow))}
    store.close()
    return found


def test_rows_add_to_what_is_known_and_replace_it(imported: dict[str, str], tmp_path: Path) -> None:
    """As often as one likes."""
    sheet = tmp_path / "i.csv"
    for rows in (f"{SYSTEM};1;a-001\n{SYSTEM};2;a-002\n", f"{SYSTEM};2;a-003\n\n"):
        sheet.write_text(f"système;externe;agent\n{rows}")
        done = binome("identity", "import", sheet, settings=imported)
        assert done.status == 0, done.err
    assert held(imported) == {"1": "a-001", "2": "a-003"}


@pytest.mark.parametrize(
    ("row", "place"),
    [
        ("other;1;a-001", "line 3, column système"),
        (f"{SYSTEM};x;a-001", "line 3, column externe"),
        (f"{SYSTEM};01;a-001", "line 3, column externe"),
        (f"{SYSTEM};1;nobody", "line 3, column agent"),
        (f"{SYSTEM};9;a-001", "line 3, column externe"),
        (SYSTEM, "line 3, column externe"),
        (f"{SYSTEM};1;a-001;more", "line 3:"),
    ],
)
def test_a_fault_is_named_with_its_place_and_nothing_is_done(
    imported: dict[str, str], tmp_path: Path, row: str, place: str
) -> None:
    """Also where other rows are right."""
    sheet = tmp_path / "i.csv"
    sheet.write_text(f"système;externe;agent\n{SYSTEM};9;a-002\n{row}\n")
    bad = binome("identity", "import", sheet, settings=imported)
    assert bad.status == 2
    assert place in bad.err
    assert held(imported) == {}


def test_other_headers_are_named(imported: dict[str, str], tmp_path: Path) -> None:
    """With those that are read."""
    sheet = tmp_path / "i.csv"
    sheet.write_text("a,b\n1,2\n")
    bad = binome("identity", "import", sheet, settings=imported)
    assert bad.status == 2
    assert "système, externe, and one of agent, référent, site" in bad.err


def test_referents_and_sites_have_sheets_of_their_own(imported: dict[str, str], tmp_path: Path) -> None:
    """Under a third column of their own; one number may mean an agent, a referent and a site."""
    sheet = tmp_path / "i.csv"
    problem = json.loads(PROBLEM.read_text())
    for column, ours in (("référent", problem["referents"][0]["id"]), ("site", problem["sites"][0]["id"])):
        sheet.write_text(f"système;externe;{column}\n{SYSTEM};1;{ours}\n")
        done = binome("identity", "import", sheet, settings=imported)
        assert (done.status, done.out) == (
            0,
            f"C’est fait : 1 {column}.\n".replace(" r", "\u00a0r").replace(" s", "\u00a0s"),
        )
        sheet.write_text(f"système;externe;{column}\n{SYSTEM};1;nobody\n")
        assert f"line 2, column {column}" in binome("identity", "import", sheet, settings=imported).err
