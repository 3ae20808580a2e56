"""`binome export`: a file or sheets that an import takes back without a change."""

from pathlib import Path

from tests.cli.calls import BASIN, binome, files

Settings = dict[str, str]


def test_what_is_exported_is_imported_without_a_change_and_fills_an_empty_store(
    imported: Settings, tmp_path: Path
) -> None:
    """Byte for byte the same from the second store."""
    path, other = tmp_path / "reseau.json", {**imported, "BINOME_DATABASE_URL": f"sqlite:///{tmp_path / 'other.db'}"}
    assert binome("export", "-o", path, settings=imported).status == 0
    assert binome("import", path, settings=imported).out == "Rien à changer.\n"
    assert binome("db", "upgrade", settings=other).status == 0
    assert binome("import", path, settings=other).status == 0
    assert binome("export", "--basin", BASIN, settings=other).out == path.read_text()


def test_sheets_are_imported_without_a_change(imported: Settings, tmp_path: Path) -> None:
    """All of them together."""
    folder = tmp_path / "feuilles"
    done = binome("export", "--csv", folder, settings=imported)
    assert (done.status, files(folder)) == (
        0,
        {"agents.csv", "contrats.csv", "formations.csv", "calendriers.csv", "porteurs.csv"},
    )
    assert binome("import", *done.out.split(), settings=imported).out == "Rien à changer.\n"


def test_an_unknown_basin_is_said(imported: Settings, tmp_path: Path) -> None:
    """Status 1, and no file."""
    path = tmp_path / "reseau.json"
    assert binome("export", "--basin", "nowhere", "-o", path, settings=imported).status == 1
    assert not path.exists()
    assert binome("export", "--csv", tmp_path, "-o", path, settings=imported).status == 2
