"""Slots and cases on the command line: found, held, taken, given back, noted; refusals name what is free."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.builders import a_problem
from tests.cli.calls import BASIN, HERE, WEEK, Ended, binome


@pytest.fixture(scope="module")
def _published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store of a site with four slots of one partner, published."""
    folder = tmp_path_factory.mktemp("slots")
    problem = (
        a_problem()
        .with_site("s1", stations=1)
        .with_agents(3, skills=("core", "caf"))
        .with_referent("r1", "mon-fri 09:00-12:00")
        .with_target("s1", "caf", 4)
        .build()
    )
    (folder / "problem.json").write_text(problem.model_dump_json(by_alias=True), encoding="utf-8")
    settings = at(folder / "binome.db")
    steps = (("db", "upgrade"), ("import", folder / "problem.json"), ("request", *HERE), ("work", "--until-idle"))
    for step in steps:
        assert binome(*step, settings=settings).status == 0
    return folder / "binome.db"


def at(store: Path) -> dict[str, str]:
    """The settings for a store, some days before its week."""
    return {"BINOME_DATABASE_URL": f"sqlite:///{store}", "BINOME_CLOCK": "2026-11-26T10:30:00+01:00"}


@pytest.fixture
def planned(_published: Path, tmp_path: Path) -> dict[str, str]:
    """A copy of that store."""
    shutil.copyfile(_published, tmp_path / "binome.db")
    return at(tmp_path / "binome.db")


def slot(settings: dict[str, str], *words: object) -> Ended:
    return binome("slot", *words, settings=settings)


def listed(settings: dict[str, str], *options: str) -> list[dict[str, Any]]:
    """Slots as a machine reads them."""
    found: list[dict[str, Any]] = json.loads(slot(settings, "list", *HERE, "--json", *options).out)
    return found


def test_a_slot_is_found_held_taken_and_given_back(planned: dict[str, str]) -> None:
    """Each step shows the slot as it is then; who comes second is told of others."""
    free = listed(planned, "--free")
    assert free
    key = free[0]["slot"]
    assert key in slot(planned, "list", *HERE).out
    assert "retenu pour quelqu’un" in slot(planned, "hold", key, "--booking", "ref-1").out
    second = slot(planned, "book", key, "--booking", "ref-2")
    assert (second.status, "déjà pris ou retenu" in second.err) == (1, True)
    assert [other["slot"] for other in free[1:4] if other["slot"] in second.err]
    taken = slot(planned, "book", key, "--booking", "ref-1")
    assert (taken.status, "pris (ref-1)" in taken.out) == (0, True)
    assert slot(planned, "cancel", key, "--booking", "ref-2").status == 1
    assert slot(planned, "cancel", key, "--booking", "ref-1").status == 0
    assert [each["state"] for each in listed(planned) if each["slot"] == key] == ["offered"]


def test_what_is_out_of_place_is_said(planned: dict[str, str]) -> None:
    """A slot that is not there, one that has not begun, one that is not held, a move that nobody proposed."""
    key = listed(planned, "--free")[0]["slot"]
    assert slot(planned, "book", "unheard-of", "--booking", "ref-1").status == 1
    assert "pas encore commencé" in slot(planned, "attend", key).err
    assert "ne peut pas être libéré" in slot(planned, "release", key).err
    assert "pas celui de ref-1" in slot(planned, "answer", key, "--booking", "ref-1", "--yes").err
    assert slot(planned, "book", key, "--booking", "ref-1").status == 0
    answered = slot(planned, "answer", key, "--booking", "ref-1", "--yes")
    assert (answered.status, "est pris\u00a0: il ne peut pas changer d’horaire" in answered.err) == (1, True)
    assert binome("slot", "list", "--basin", "99", "--week", WEEK, settings=planned).status == 1


def test_a_reference_that_is_no_id_is_refused_and_kept_nowhere(planned: dict[str, str]) -> None:
    """A blank one could be held at the counter, and then no partner's tool could take the slot with it."""
    key = listed(planned, "--free")[0]["slot"]
    for deed in ("hold", "book", "cancel"):
        refused = slot(planned, deed, key, "--booking", " ")
        assert (refused.status, "n’est pas un identifiant" in refused.err) == (2, True)
    assert slot(planned, "book", " ", "--booking", "ref-1").status == 2
    assert [each["state"] for each in listed(planned) if each["slot"] == key] == ["offered"]


def test_a_case_is_opened_and_closed(planned: dict[str, str]) -> None:
    """Its slot is reserved where it is due at once, and given up with it."""
    first = listed(planned, "--free")[0]
    of = ("--site", first["site"], "--partner", first["partner"])
    opened = binome("case", "open", *of, "--deadline", "2026-12-01", "--id", "k1", settings=planned)
    assert (opened.status, opened.out) == (0, "k1\n")
    assert binome("case", "open", *of, "--id", "k1", settings=planned).status == 2
    assert binome("case", "open", "--site", "s?", "--partner", "caf", settings=planned).status == 2
    assert binome("case", "open", "--site", first["site"], "--partner", "p?", settings=planned).status == 2
    assert binome("case", "answer", "k1", settings=planned).status == 0
    assert binome("case", "cancel", "k1", settings=planned).status == 0
    assert binome("case", "cancel", "unheard-of", settings=planned).status == 1


def test_missing_referents_are_counted(planned: dict[str, str]) -> None:
    """Site by site, partner by partner; the answer is no where there are fewer than two."""
    found = binome("report", "referents", "--basin", BASIN, settings=planned)
    counts = json.loads(binome("report", "referents", "--basin", BASIN, "--all", "--json", settings=planned).out)
    short = [each for each in counts if each["count"] < each["expected"]]
    assert found.status == (1 if short else 0)
    assert all(each["site_name"] in found.out for each in short)
    everywhere = binome("report", "referents", settings=planned)
    assert (everywhere.status, everywhere.out) == (found.status, found.out)
    assert binome("report", "referents", "--basin", "nowhere", settings=planned).status == 1
