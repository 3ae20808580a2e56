"""What led to what: the history of a week, and what became of an event."""

import json
from typing import Any

import pytest

from tests.cli.calls import BASIN, HERE, WEEK, binome


def test_the_story_of_a_week_leads_from_an_absence_to_what_it_changed(imported: dict[str, str]) -> None:
    """The event that history names is the one that why explains, with names for people and ids for machines."""
    away = ("absence", "report", "--agent", "a-001", "--from", "2026-12-04", "--to", "2026-12-04", "--id", "away")
    assert binome(*away, settings=imported).status == 0
    [told] = [each for each in history(imported) if each["subject"] == "away"]
    assert (told["action"], told["actor"]) == ("absence.reported", "/binome/cli")
    event = str(told["event"])
    [waits] = json.loads(binome("why", event, "--json", settings=imported).out)
    assert (waits["outcome"], waits["revisions"], waits["waiting"]) == ("applied", [], [WEEK])
    assert "replanification attendue" in binome("why", event, settings=imported).out

    assert binome("work", "--until-idle", settings=imported).status == 0
    story = history(imported)
    order = [each["action"] for each in story]
    assert order.index("roster.imported") < order.index("absence.reported") < order.index("roster.proposed")
    made = [each for each in story if event in each["cause"]]
    assert made
    [why] = json.loads(binome("why", event, "--json", settings=imported).out)
    assert why["waiting"] == []
    numbers = {each["detail"]["revision"] for each in made}
    assert {each["revision"] for each in why["revisions"]} == numbers
    assert any(change["agent"] == "a-001" for each in why["revisions"] for change in each["changes"])

    name = json.loads(binome("problem", *HERE, settings=imported).out)["agents"][0]["name"]
    page, line = binome("history", *HERE, settings=imported).out, binome("why", event, settings=imported).out
    assert f"absence signalée  away ({name})" in page
    assert event in page
    assert name in line
    assert "ce qu’elle coûte : Label, " in line
    ladder = why["revisions"][0]["objective"]
    assert [rung["level"] for rung in ladder[:2]] == ["label", "bookings"]
    assert all(rung["bound"] <= rung["value"] for rung in ladder)


def test_absences_and_closures_are_told_with_their_time_as_far_as_it_is_known(imported: dict[str, str]) -> None:
    """Of what was changed since, the time that was told first is kept nowhere and not made up."""
    problem = json.loads(binome("problem", *HERE, settings=imported).out)
    name, site = problem["agents"][0]["name"], problem["sites"][0]
    days = ("--from", "2026-12-04", "--to", "2026-12-04")
    assert binome("absence", "report", "--agent", "a-001", *days, "--id", "away", settings=imported).status == 0
    day = "du 2026-12-04 00:00 au 2026-12-05 00:00"
    assert f"absence signalée  away ({name}), {day}" in binome("why", "away", settings=imported).out
    half = ("--from", "2026-12-04T08:30", "--to", "2026-12-04T12:00")
    assert binome("absence", "change", "away", *half, settings=imported).status == 0
    assert binome("closure", "set", "--site", site["id"], *days, "--id", "shut", settings=imported).status == 0
    page = binome("history", *HERE, settings=imported).out
    assert f"absence signalée  away ({name})  " in page
    assert f"absence modifiée  away ({name}), du 2026-12-04 08:30 au 2026-12-04 12:00  " in page
    assert f"fermeture posée  shut ({site['name']}), {day}  " in page


def test_the_id_of_a_thing_leads_to_its_events(imported: dict[str, str]) -> None:
    """Whoever reported an absence knows its id, and not those of events."""
    away = ("absence", "report", "--agent", "a-001", "--from", "2026-12-04", "--to", "2026-12-04", "--id", "away")
    assert binome(*away, settings=imported).status == 0
    [told] = [each for each in history(imported) if each["subject"] == "away"]
    [why] = json.loads(binome("why", "away", "--json", settings=imported).out)
    assert why["event"] == told["event"]


def test_what_came_with_an_import_is_told_and_other_weeks_are_not(imported: dict[str, str]) -> None:
    """The baseline is a revision that no event led to; a week without anything has no story."""
    assert [each["action"] for each in history(imported)] == ["roster.imported"]
    empty = binome("history", "--basin", BASIN, "--week", "2026-W30", settings=imported)
    assert (empty.status, empty.out) == (0, "Rien.\n")


def test_what_is_not_known_is_said(imported: dict[str, str]) -> None:
    """Status 1."""
    assert binome("history", "--basin", "99", "--week", WEEK, settings=imported).status == 1
    assert binome("why", "unheard-of", settings=imported).status == 1


@pytest.mark.parametrize(
    "call",
    [
        ("history", *HERE),
        ("why", "x"),
        ("propose", *HERE),
        ("consent", "--agent", "a-001", "--date", "2026-12-03"),
        ("unpin", *HERE),
        ("closure", "set", "--site", "s", "--from", "2026-12-02", "--to", "2026-12-02"),
        ("closure", "lift", "x"),
        ("horizon", "on", "--basin", BASIN),
        ("dead-letters", "list"),
        ("dead-letters", "show", "x"),
        ("dead-letters", "retry", "x"),
        ("dead-letters", "drop", "x"),
        ("topics", "create"),
    ],
    ids=" ".join,
)
def test_without_a_store_a_part_is_missing(call: tuple[str, ...], settings: dict[str, str]) -> None:
    """And the user is told what makes it."""
    ended = binome(*call, settings=settings)
    assert (ended.status, "db upgrade" in ended.err) == (5, True)


def history(settings: dict[str, str]) -> list[dict[str, Any]]:
    ended = binome("history", *HERE, "--json", settings=settings)
    assert ended.status == 0, ended.err
    story: list[dict[str, Any]] = json.loads(ended.out)
    return story
