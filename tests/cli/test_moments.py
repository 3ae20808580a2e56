"""Moments as people type them: the nights on which clocks change, and dates that are too far away."""

import json
from datetime import UTC, datetime

import pytest

from planner.cli.errors import WrongUseError
from planner.cli.moments import interval, moment
from tests.cli.calls import BASIN, PROBLEM, binome

PARIS = "Europe/Paris"
FAR = ["0001-01-01", "1999-12-31", "2000-01-01", "2199-12-31", "2999-12-31", "9999-12-31", "9999-12-31T23:59-23:59"]
NETWORK = json.loads(PROBLEM.read_text())
REFERENT, SITE = NETWORK["referents"][0]["id"], NETWORK["sites"][0]["id"]
CALLS = [
    ("absence", "report", "--agent", "a-001", "--from", "2026-12-04", "--to", "9999-12-31"),
    ("absence", "report", "--agent", "a-001", "--from", "2026-12-04", "--to", "2999-12-31"),
    ("absence", "report", "--agent", "a-001", "--from", "0001-01-01", "--to", "2026-12-04"),
    ("closure", "set", "--site", SITE, "--from", "2026-12-04", "--to", "9999-12-31"),
    ("availability", "set", "--referent", REFERENT, "--from", "2026-12-04", "--to", "9999-12-31"),
    ("slot", "export", "--basin", BASIN, "--partner", "caf", "--to", "9999-12-31"),
    ("consent", "--agent", "a-001", "--date", "9999-12-31"),
]


@pytest.mark.parametrize("text", ["2027-03-28T02:00", "2027-03-28T02:30"])
def test_an_hour_that_the_clocks_pass_over_is_refused_with_what_to_write(text: str) -> None:
    """In spring there is no half past two."""
    with pytest.raises(WrongUseError, match=r"cette heure n’existe pas.*2027-03-28T03:"):
        moment(text, PARIS, option="--from")


def test_an_absence_of_no_time_in_the_night_of_spring_is_not_stored(imported: dict[str, str]) -> None:
    """The wall says an hour, and not a second goes by: it was stored, and the export was refused."""
    spring = ("absence", "report", "--agent", "a-001", "--from", "2027-03-28T02:30", "--to", "2027-03-28T03:30")
    ended = binome(*spring, settings=imported)
    assert (ended.status, ended.out) == (2, "")
    assert "2027-03-28T03:30" in ended.err


def test_spans_are_as_long_as_the_time_that_goes_by() -> None:
    """A night is an hour shorter in spring; of an hour that comes twice in autumn the first is meant."""
    night = interval("2027-03-28T01:30", "2027-03-28T03:30", PARIS)
    assert night == (datetime(2027, 3, 28, 0, 30, tzinfo=UTC), datetime(2027, 3, 28, 1, 30, tzinfo=UTC))
    first = interval("2027-10-31T02:30", "2027-10-31T03:00", PARIS)
    assert first == (datetime(2027, 10, 31, 0, 30, tzinfo=UTC), datetime(2027, 10, 31, 2, tzinfo=UTC))
    again = interval("2027-10-31T02:45+02:00", "2027-10-31T02:15+01:00", PARIS)
    assert (again[1] - again[0]).total_seconds() == 1800


@pytest.mark.parametrize("ends", [False, True])
@pytest.mark.parametrize("text", FAR)
def test_a_date_too_far_away_is_refused_with_what_is_taken(text: str, ends: bool) -> None:
    """Near the ends of the calendar there is no day after, and offsets overflow."""
    with pytest.raises(WrongUseError, match="du 2000-01-02 au 2199-12-30"):
        moment(text, PARIS, option="--to", ends=ends)


@pytest.mark.parametrize("call", CALLS, ids=lambda call: " ".join((*call[:2], call[-1])))
def test_no_command_breaks_on_a_date_too_far_away(call: tuple[str, ...], imported: dict[str, str]) -> None:
    """Status 2, a sentence with what is taken, and nothing more."""
    ended = binome(*call, settings=imported)
    assert (ended.status, ended.out) == (2, "")
    assert "attendu une date du 2000-01-02 au 2199-12-30." in ended.err


def test_the_first_and_the_last_day_are_taken(imported: dict[str, str]) -> None:
    """What the sentence says is so."""
    away = ("absence", "report", "--agent", "a-001", "--from", "2199-12-30", "--to", "2199-12-30")
    assert binome(*away, settings=imported).status == 0
    shut = ("closure", "set", "--site", SITE, "--from", "2000-01-02", "--to", "2199-12-30")
    assert binome(*shut, settings=imported).status == 0
