"""What is written is what was read: the contract's examples, and weeks that are not like others."""

import json
from pathlib import Path

import pytest

from schemas.reading import parse_problem, read_problem, read_roster
from schemas.time import week_dates
from schemas.writing import json_text, write_json
from tests.schemas.given import CONTRACT, Tree, but, example, faults_of, network


@pytest.mark.parametrize("kind", ["problem", "roster"])
def test_the_contracts_examples_are_written_as_they_were_read(kind: str, tmp_path: Path) -> None:
    source, copy = CONTRACT / f"example.{kind}.json", tmp_path / "copy.json"
    read = read_problem if kind == "problem" else read_roster
    write_json(read(source), copy)
    assert copy.read_text(encoding="utf-8").rstrip() == source.read_text(encoding="utf-8").rstrip()
    assert read(copy) == read(source)


def test_what_was_absent_is_written_with_its_default() -> None:
    tree = network()
    del tree["sites"][0]["label"]["min_hours"], tree["employers"], tree["agents"][0]["history"]["saturdays"]
    written = json.loads(json_text(parse_problem(json.dumps(tree).encode())))
    assert written == but(("/employers", []), ("/agents/0/history/saturdays", 0), ("/sites/0/label/min_hours", 24))


def test_numbers_keep_their_kind_and_instants_their_offset() -> None:
    tree = but(
        ("/sites/0/label/min_hours", 24.5),
        ("/sites/0/location", {"lat": 45, "lon": 5.5, "commune": "38261"}),
        ("/now", "2026-11-26T09:00:00Z"),
        ("/agents/1/unavailable/0/start", "2026-12-01T20:00:00-03:00"),
    )
    text = json_text(parse_problem(json.dumps(tree).encode()))
    assert '"min_hours": 24.5' in text
    assert '"min_hours": 24,' in text
    assert '"lat": 45,' in text
    assert '"2026-11-26T09:00:00+00:00"' in text
    assert '"2026-12-01T20:00:00-03:00"' in text
    assert "Dauphiné" in text


WEEKS = {
    "2026-W13": ("+01:00", "+02:00"),  # clocks go forward on its Sunday
    "2026-W43": ("+02:00", "+01:00"),  # and back
    "2026-W53": ("+01:00", "+01:00"),  # ends in 2027
    "2020-W53": ("+01:00", "+01:00"),
    "2025-W01": ("+01:00", "+01:00"),  # begins in 2024
    "2199-W52": ("+01:00", "+01:00"),
}


def _in_week(week: str, start: str, end: str) -> Tree:
    monday, sunday = week_dates(week)[0], week_dates(week)[-1]
    tree = example()
    shift = {"agent": "a-001", "site": "237-morestel"}
    tree.update(week=week, now=f"{monday}T00:00:00{start}", baseline=None, employers=[], bookings=[])
    tree["pins"] = [
        {**shift, "start": f"{monday}T00:00:00{start}", "end": f"{monday}T06:00:00{start}"},
        {**shift, "start": f"{sunday}T00:00:00{start}", "end": f"{sunday}T23:45:00{end}"},
    ]
    tree["sites"][0]["closed_on"] = tree["sites"][0]["holidays"] = [str(monday), str(sunday)]
    tree["consents"] = [{"agent": "a-001", "date": str(sunday)}]
    return tree


@pytest.mark.parametrize(("week", "offsets"), WEEKS.items())
def test_weeks_with_a_clock_change_or_a_new_year_in_them_are_read(week: str, offsets: tuple[str, str]) -> None:
    tree = _in_week(week, *offsets)
    assert faults_of(tree) == ()
    assert json.loads(json_text(parse_problem(json.dumps(tree).encode()))) == tree


def test_the_last_hour_of_a_week_is_that_of_its_own_clock() -> None:
    """On the day the clocks go back, 23:30 in summer time is 22:30, and 00:30 of the next day in no sense."""
    tree = _in_week("2026-W43", "+02:00", "+01:00")
    tree["pins"][1].update(start="2026-10-25T23:00:00+02:00", end="2026-10-26T00:00:00+01:00")
    assert faults_of(tree) == ()
    tree["pins"][1]["end"] = "2026-10-26T00:15:00+01:00"
    assert [fault.pointer for fault in faults_of(tree)] == ["/pins/1"]


@pytest.mark.parametrize("week", ["2025-W53", "2027-W53", "2026-W54", "1999-W52", "2200-W01"])
def test_a_week_that_no_year_has_is_a_fault_and_takes_nothing_with_it(week: str) -> None:
    assert [fault.pointer for fault in faults_of(but(("/week", week)))] == ["/week"]
