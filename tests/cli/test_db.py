"""`binome db`: the store made, brought up to date and taken back, and what is said where it is not to be had."""

import json
from pathlib import Path

import pytest

from planner.show.words import NO_BREAK
from planner.store.migrate import newest, steps
from planner.store.session import Store
from tests.cli.calls import Ended, binome
from tests.database.fixtures import Fresh


def db(url: str, *arguments: str) -> Ended:
    return binome("db", *arguments, settings={"BINOME_DATABASE_URL": url})


def test_a_store_is_made_and_stays(tmp_path: Path) -> None:
    """Where there was none; a second call finds nothing to do."""
    url = f"sqlite:///{tmp_path / 'binome.db'}"
    made, again = db(url, "upgrade"), db(url, "upgrade")
    assert (made.status, made.out, again.status, again.out) == (0, "", 0, "")
    assert made.err == f"La base a été créée (étape {newest()}){NO_BREAK}: {url}\n"
    assert "était déjà à jour" in again.err


def test_a_store_is_taken_back_and_brought_up_again(fresh: Fresh) -> None:
    """An older step is said to be one, with status 1, until it is brought up to date."""
    url = fresh()
    assert db(url, "downgrade", steps()[-2]).status == 2
    assert db(url, "downgrade", "--yes", steps()[-2]).status == 0
    told = db(url, "current", "--json")
    assert told.status == 1
    assert json.loads(told.out) == {"current": steps()[-2], "newest": newest(), "up_to_date": False}
    assert db(url, "upgrade").status == 0
    assert (db(url, "current").status, db(url, "current").out) == (0, f"Étape {newest()}, à jour.\n")


def test_a_step_that_is_none_is_wrong_use(tmp_path: Path) -> None:
    """And those there are are named; nothing is made."""
    ended = db(f"sqlite:///{tmp_path / 'binome.db'}", "downgrade", "12")
    assert (ended.status, list(tmp_path.iterdir())) == (2, [])
    assert "base, 0001" in ended.err


@pytest.mark.parametrize(
    ("url", "status", "said"),
    [
        ("postgresql://binome:s3cret@127.0.0.1:1/x", 5, "La base n’est pas accessible."),
        ("sqlite:////nowhere/at/all/binome.db", 5, "La base n’est pas accessible."),
        ("mysql://binome:s3cret@127.0.0.1/x", 2, "BINOME_DATABASE_URL n’est pas une adresse utilisable"),
    ],
)
def test_a_store_that_is_not_to_be_had(url: str, status: int, said: str) -> None:
    """One sentence and what was found, without the password."""
    ended = db(url, "upgrade")
    assert (ended.status, ended.out) == (status, "")
    assert ended.err.startswith(said)
    assert "s3cret" not in ended.err
    assert "Traceback" not in ended.err


def test_a_store_of_a_newer_version_is_refused(fresh_sqlite: Fresh) -> None:
    """It is the program that is too old."""
    store = Store(fresh_sqlite())
    with store.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    store.close()
    ended = db(store.place, "upgrade")
    assert ended.status == 5
    assert "9999" in ended.err


def test_a_store_is_saved_and_the_copy_is_a_store(fresh: Fresh, tmp_path: Path) -> None:
    """One file; what it cannot be written to is wrong use."""
    settings = {"BINOME_DATABASE_URL": fresh()}
    ended = binome("backup", tmp_path / "saved", settings=settings)
    assert (ended.status, ended.out) == (0, "")
    assert ended.err == f"Sauvegarde faite{NO_BREAK}: {tmp_path / 'saved'}\n"
    assert binome("backup", tmp_path / "no" / "saved", settings=settings).status == 2


def test_a_store_is_not_saved_over_itself(fresh_sqlite: Fresh) -> None:
    """That would be the end of it."""
    url = fresh_sqlite()
    ended = binome("backup", url.removeprefix("sqlite:///"), settings={"BINOME_DATABASE_URL": url})
    assert ended.status == 2
    assert "la base elle-même" in ended.err


def test_a_store_that_is_none_yet_is_5(tmp_path: Path) -> None:
    """And what makes one is said; no empty file is left."""
    url = f"sqlite:///{tmp_path / 'binome.db'}"
    ended = binome("backup", tmp_path / "saved", settings={"BINOME_DATABASE_URL": url})
    assert (ended.status, list(tmp_path.iterdir())) == (5, [])
    assert "binome db upgrade" in ended.err
