"""`binome import`: problem files and spreadsheets into the store, looked at first; refused where something would go."""

import json
from pathlib import Path

import pytest

from tests.cli.calls import PROBLEM, binome, written
from tests.network.sources import a_list, a_row

Settings = dict[str, str]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A store with the example in it."""
    given = {"BINOME_DATABASE_URL": f"sqlite:///{tmp_path / 'binome.db'}"}
    assert binome("db", "upgrade", settings=given).status == 0
    assert binome("import", PROBLEM, settings=given).status == 0
    return given


def test_a_look_stores_nothing_and_a_machine_reads_it(settings: Settings, tmp_path: Path) -> None:
    """Twice the same answer; what the manual says of standard output and standard error holds."""
    content = json.loads(PROBLEM.read_text())
    content["sites"][0]["stations"] = 7
    path = written(tmp_path, content)
    looks = [binome("import", path, "--dry-run", "--json", settings=settings) for _ in range(2)]
    assert looks[0] == looks[1]
    told = json.loads(looks[0].out)
    assert (looks[0].status, told["stored"], [change["table"] for change in told["changes"]]) == (0, False, ["site"])
    assert told["changes"][0]["columns"] == ["stations"]


def test_what_would_go_is_named_and_nothing_is_done(settings: Settings, tmp_path: Path) -> None:
    """Status 1; with --delete it goes."""
    content = json.loads(PROBLEM.read_text())
    content["referents"][0]["availability"] = []
    path = written(tmp_path, content)
    refused = binome("import", path, settings=settings)
    assert (refused.status, "serait supprimé" in refused.out) == (1, True)
    assert binome("import", path, "--delete", settings=settings).status == 0
    assert binome("import", path, settings=settings).out == "Rien à changer.\n"


def test_sheets_are_taken_together_and_their_faults_are_cells(settings: Settings, tmp_path: Path) -> None:
    """As a French spreadsheet saves them."""
    site = json.loads(PROBLEM.read_text())["sites"][0]["id"]
    calendar, wrong = tmp_path / "calendriers.csv", tmp_path / "formations.csv"
    calendar.write_bytes(f"Site;Horaires\r\n{site};Mo-Fr 08:30-12:00\r\n".encode("utf-16"))
    wrong.write_bytes("Matricule;Compétence\r\nnobody;core\r\n".encode("cp1252"))
    bad = binome("import", calendar, wrong, settings=settings)
    assert (bad.status, "formations.csv: A2" in bad.err, bad.out) == (2, True, "")
    good = binome("import", calendar, settings=settings)
    assert good.status == 0
    assert "Modifié" in good.out


def test_the_official_list_is_known_by_its_columns_and_each_departement_is_a_basin(
    tmp_path: Path,
) -> None:
    """As published, or as a French spreadsheet saved it; what cannot be read is said with its line."""
    given = {"BINOME_DATABASE_URL": f"sqlite:///{tmp_path / 'binome.db'}"}
    assert binome("db", "upgrade", settings=given).status == 0
    rows = (a_row(h_samedi="sauf vacances"), a_row(id_fs="1", insee_dep="01", type_fs="Antenne"))
    path = tmp_path / "liste.csv"
    path.write_bytes(a_list(*rows, delimiter=";", encoding="cp1252"))
    assert binome("import", path, "--departement", "99", settings=given).status == 1
    look = binome("import", path, "--dry-run", settings=given)
    assert (look.status, "ligne 2, colonne h_samedi" in look.out, "Antennes" in look.out) == (0, True, True)
    done = binome("import", path, "--json", settings=given)
    told = json.loads(done.out)
    assert [change["table"] for change in told["changes"]] == ["basin", "basin", "site", "site"]
    assert {finding["kind"] for finding in told["findings"]} == {"unreadable", "antenna", "below_label"}
    assert binome("import", path, settings=given).out.endswith("Rien à changer.\n")


@pytest.mark.parametrize("options", [("--departement", "38"), ("--basin", "isere")])
def test_only_of_the_list_can_something_be_chosen(settings: Settings, options: tuple[str, str]) -> None:
    """Wrong use for a problem file."""
    assert binome("import", PROBLEM, *options, settings=settings).status == 2


def test_a_list_is_given_by_itself_and_of_one_departement_where_its_basin_is_named(
    settings: Settings, tmp_path: Path
) -> None:
    """Else nobody knows what is meant."""
    path = tmp_path / "liste.csv"
    path.write_bytes(a_list(a_row(), a_row(id_fs="1", insee_dep="01")))
    assert binome("import", path, PROBLEM, settings=settings).status == 2
    assert binome("import", path, "--basin", "isere", settings=settings).status == 2
