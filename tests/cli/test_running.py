"""A week from its network to a replanned absence, on the embedded bus, as a user of the command line has it."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from config.settings import load_settings
from planner.cli.main import run
from tests.cli.calls import BASIN, HERE, PROBLEM, WEEK, Ended, binome


def written(tmp_path: Path, ended: Ended, name: str) -> dict[str, Any]:
    """A document that was given out."""
    assert ended.status == 0, ended.err
    (tmp_path / name).write_text(ended.out, encoding="utf-8")
    content: dict[str, Any] = json.loads(ended.out)
    return content


def test_a_problem_that_was_imported_comes_out_as_it_went_in(imported: dict[str, str]) -> None:
    """Nothing of it is lost; a second import adds nothing."""
    again = binome("import", PROBLEM, settings=imported)
    assert (again.status, again.out) == (0, "Rien à changer.\n")
    given, composed = json.loads(PROBLEM.read_text()), json.loads(binome("problem", *HERE, settings=imported).out)
    for content in (given, composed):
        content.pop("now")
    assert composed == given


def test_an_absence_is_planned_around_and_the_roster_passes_the_checker(
    imported: dict[str, str], tmp_path: Path
) -> None:
    """Reported, worked off until nothing waits, and published; the same report again is done already."""
    report = ("absence", "report", "--agent", "a-001", "--from", "2026-12-04", "--to", "2026-12-04", "--id", "away")
    first = binome(*report, settings=imported)
    assert (first.status, first.out) == (0, "away\n")
    assert f"À replanifier : {WEEK}." in first.err
    again = binome(*report, settings=imported)
    assert (again.status, again.err) == (0, "Déjà signalée.\n")
    worked = binome("work", "--until-idle", settings=imported)
    assert worked.status == 0, worked.err
    published = binome("publish", *HERE, settings=imported)
    assert published.status in (0, 1), published.err  # 1: it was published by itself
    roster = written(tmp_path, binome("roster", *HERE, settings=imported), "roster.json")
    assert not any(s["agent"] == "a-001" and s["start"].startswith("2026-12-04") for s in roster["shifts"])
    written(tmp_path, binome("problem", *HERE, settings=imported), "problem.json")
    assert not any(
        agent["name"] in (tmp_path / "roster.json").read_text() for agent in json.loads(PROBLEM.read_text())["agents"]
    )


def test_a_clock_that_went_back_makes_nobody_s_word_the_older_one(imported: dict[str, str]) -> None:
    """An absence that is cancelled an hour before it was reported, by the clock, is cancelled all the same."""
    report = ("absence", "report", "--agent", "a-001", "--from", "2026-12-04", "--to", "2026-12-04", "--id", "away")
    assert binome(*report, settings=imported).status == 0
    earlier = {**imported, "BINOME_CLOCK": "2026-11-26T09:00:00+01:00"}
    assert binome("absence", "cancel", "away", settings=earlier).status == 0
    composed = json.loads(binome("problem", *HERE, settings=imported).out)
    assert next(agent for agent in composed["agents"] if agent["id"] == "a-001")["unavailable"] == []


Say = Callable[..., tuple[int, str, str]]


@pytest.fixture
def say(imported: dict[str, str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Say]:
    """Calls within this process: the status, and what was said."""
    for name, value in imported.items():
        monkeypatch.setenv(name, value)
    load_settings.cache_clear()

    def said(*arguments: str) -> tuple[int, str, str]:
        status = run(arguments)
        heard = capsys.readouterr()
        return status, heard.out, heard.err

    yield said
    load_settings.cache_clear()


def test_an_absence_is_changed_and_cancelled_by_its_id(say: Say) -> None:
    """The last word is whole; one that was cancelled already stays so, and says it."""

    def away() -> list[str]:
        [agent] = [each for each in json.loads(say("problem", *HERE)[1])["agents"] if each["id"] == "a-001"]
        return [span["start"][:10] for span in agent["unavailable"]]

    replanned = f"À replanifier : {WEEK}. « binome run » ou « binome work --until-idle » le fait.\n"
    day, other = ("--from", "2026-12-04", "--to", "2026-12-04"), ("--from", "2026-12-03", "--to", "2026-12-03")
    assert say("absence", "report", "--agent", "a-001", *day, "--id", "away") == (0, "away\n", replanned)
    assert say("absence", "change", "away", *other) == (0, "away\n", replanned)
    assert away() == ["2026-12-03"]
    assert say("absence", "cancel", "away") == (0, "", replanned)
    assert say("absence", "cancel", "away") == (0, "", "Déjà annulée.\n")
    assert away() == []


def test_an_absence_that_was_cancelled_takes_place_after_all_when_it_is_reported_again(say: Say) -> None:
    """As a newer report on the bus revives it; under its id nothing else is reported, and the answer says why."""
    report = ("absence", "report", "--agent", "a-001", "--id", "away")
    day, other = ("--from", "2026-12-04", "--to", "2026-12-04"), ("--from", "2026-12-03", "--to", "2026-12-03")
    replanned = f"À replanifier : {WEEK}. « binome run » ou « binome work --until-idle » le fait.\n"
    assert say(*report, *day) == (0, "away\n", replanned)
    assert say("absence", "cancel", "away") == (0, "", replanned)
    status, _, told = say(*report, *other)
    assert (status, "a été annulée" in told) == (2, True)
    assert say(*report, *day) == (0, "away\n", replanned)
    [agent] = [each for each in json.loads(say("problem", *HERE)[1])["agents"] if each["id"] == "a-001"]
    assert [span["start"][:10] for span in agent["unavailable"]] == ["2026-12-04"]


def test_a_closure_says_which_weeks_it_has_planned_again_and_who_does_it(
    say: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where events travel over Kafka that is a worker."""
    site = json.loads(say("problem", *HERE)[1])["sites"][0]["id"]
    shut = ("closure", "set", "--site", site, "--id", "works", "--from", "2026-12-02", "--to", "2026-12-02")
    replanned = f"À replanifier : {WEEK}. « binome run » ou « binome work --until-idle » le fait.\n"
    assert say(*shut) == (0, "works\n", replanned)
    assert say(*shut) == (0, "works\n", "Déjà fermé.\n")
    monkeypatch.setenv("BINOME_KAFKA_BOOTSTRAP_SERVERS", "localhost:9092")
    monkeypatch.delenv("BINOME_CLOCK")  # embedded only
    load_settings.cache_clear()
    assert say("closure", "lift", "works") == (0, "", f"À replanifier : {WEEK}. « binome worker » le fait.\n")
    assert say("closure", "lift", "works") == (0, "", "Déjà levée.\n")


def test_what_is_refused_says_why_in_french_and_what_to_do(say: Say) -> None:
    """Before the faults of the event, each with its place."""
    unknown = "99 : bassin inconnu. « binome import » fait connaître un bassin.\n"
    assert say("request", "--basin", "99", "--week", WEEK) == (2, "", unknown)
    status, _, over = say("request", "--basin", BASIN, "--week", "2026-W40")
    assert (status, over.splitlines()[0]) == (1, "38 2026-W40 : cette demande ne peut pas être prise.")
    assert "/data/week" in over
    status, _, nothing = say("publish", *HERE)
    assert (status, "« binome request » en demande une" in nothing) == (1, True)


def test_what_is_asked_for_wrongly_is_refused_and_leaves_nothing(imported: dict[str, str]) -> None:
    """Another content under the same id, unknown people, weeks that are over, decisions on nothing."""
    first = ("absence", "report", "--agent", "a-001", "--id", "away", "--from", "2026-12-04", "--to")
    assert binome(*first, "2026-12-04", settings=imported).status == 0
    assert binome(*first, "2026-12-05", settings=imported).status == 2
    unknown = binome(
        "absence", "report", "--agent", "nobody", "--from", "2026-12-04", "--to", "2026-12-04", settings=imported
    )
    assert (unknown.status, "agent inconnu" in unknown.err) == (2, True)
    close = binome(
        "absence", "report", "--agent", "a-0011", "--from", "2026-12-04", "--to", "2026-12-04", settings=imported
    )
    assert (close.status, "Peut-être a-001 ou" in close.err) == (2, True)
    assert binome("absence", "cancel", "unheard-of", settings=imported).status == 1
    assert binome("request", "--basin", BASIN, "--week", "2026-W40", settings=imported).status == 1
    assert binome("request", "--basin", "99", "--week", WEEK, settings=imported).status == 2
    assert binome("reject", *HERE, settings=imported).status == 1
    assert binome("problem", "--basin", "99", "--week", WEEK, settings=imported).status == 1


def test_without_its_tables_the_store_is_a_part_that_is_missing(settings: dict[str, str]) -> None:
    """And the user is told what makes them."""
    ended = binome("request", *HERE, settings=settings)
    assert (ended.status, "db upgrade" in ended.err) == (5, True)
