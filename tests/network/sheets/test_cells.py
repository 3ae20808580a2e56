"""Cells: the ways in which dates, hours and days off are written in France."""

from datetime import date

import pytest

from planner.network.sheets.cells import (
    UnreadableCellError,
    balance_of,
    date_of,
    free_time_of,
    id_of,
    ids_of,
    minutes_of,
    name_of,
    publication_of,
    regime_of,
    sources_of,
    working_days_of,
)
from schemas.agent import BALANCE_MOST


@pytest.mark.parametrize(
    "text",
    ["31/12/2026", "31/12/26", "2026-12-31", "31-12-2026", "31.12.2026", "2026/12/31", "31/12/2026 00:00",
     "2026-12-31 00:00:00", "2026-12-31T00:00:00.000"],
)  # fmt: skip
def test_a_day_however_it_is_written(text: str) -> None:
    assert date_of(text) == date(2026, 12, 31)


@pytest.mark.parametrize(
    "text", ["12/31/2026", "30/02/2026", "46387", "demain", "31/12/1926", "31/12/2026 08:30", "1/1"]
)
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(UnreadableCellError):
        date_of(text)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("35", 2100), ("35,00", 2100), ("35.5", 2130), ("35,5 h", 2130), ("35h30", 2130), ("35 h 30", 2130),
        ("35:30", 2130), ("35:30:00", 2130), ("17,50", 1050), ("35 heures", 2100), ("0", 0), ("23,33", 1400),
        ("28H00", 1680), ("35\u00a0h", 2100),
    ],
)  # fmt: skip
def test_hours_however_they_are_written(text: str, minutes: int) -> None:
    assert minutes_of(text) == minutes


@pytest.mark.parametrize("text", ["beaucoup", "35h75", "-35", "1e3", "35,00,00", "35 / 2"])
def test_what_is_no_length_of_work_is_refused(text: str) -> None:
    with pytest.raises(UnreadableCellError):
        minutes_of(text)


@pytest.mark.parametrize(("text", "minutes"), [("-2h30", -150), ("+1,5", 90), ("−3", -180), ("4", 240)])
def test_a_balance_may_be_below_nothing(text: str, minutes: int) -> None:
    assert balance_of(text) == minutes


def test_a_balance_is_one_that_a_problem_can_state() -> None:
    assert (balance_of("1666h40"), balance_of("-1666h40")) == (BALANCE_MOST, -BALANCE_MOST)
    for text in ("1666h41", "-1666h41", "-9999"):
        with pytest.raises(UnreadableCellError):
            balance_of(text)


@pytest.mark.parametrize(
    ("text", "windows"),
    [
        ("mercredi", "We 00:00-24:00"),
        ("Mercredi et vendredi 13h-18h", "We 00:00-24:00; Fr 13:00-18:00"),
        ("ven. de 13h30 à 18h, lun.", "Mo 00:00-24:00; Fr 13:30-18:00"),
        ("mardis", "Tu 00:00-24:00"),
        ("Fr 13:00-18:00", "Fr 13:00-18:00"),
        ("week 02-52/2 We 00:00-24:00", "week 02-52/2 We 00:00-24:00"),
    ],
)
def test_days_off_become_weekly_windows(text: str, windows: str) -> None:
    assert free_time_of(text) == windows


@pytest.mark.parametrize(
    "text", ["mercredi matin", "mercredi, mercredi 13h-18h", "parfois", "lundi 18h-13h", "lundi 8h75-9h"]
)
def test_days_off_that_are_not_clear_are_not_guessed(text: str) -> None:
    with pytest.raises(UnreadableCellError):
        free_time_of(text)


def test_formulas_are_text() -> None:
    assert name_of("=HYPERLINK(A1)") == "=HYPERLINK(A1)"
    assert id_of("+33") == "+33"


def test_names_are_one_line_and_ids_have_no_breaks() -> None:
    assert name_of("Camille\r\n R.") == "Camille R."
    with pytest.raises(UnreadableCellError):
        id_of("a\nb")
    with pytest.raises(UnreadableCellError):
        name_of("x" * 201)
    assert ids_of("3031, 240 ;3031|1\n2") == ("3031", "240", "1", "2")


def test_the_regime_is_one_of_two() -> None:
    assert [regime_of(text) for text in ("FPT", "Privé", "droit privé")] == ["fpt", "private", "private"]
    with pytest.raises(UnreadableCellError):
        regime_of("CDI")


@pytest.mark.parametrize(
    ("text", "sources"),
    [("/rh", ("/rh",)), ("/rh, /rdv ;/rh", ("/rh", "/rdv")), ("Toutes", None), ("aucune", ())],
)
def test_sources_are_named_or_all_or_none(text: str, sources: tuple[str, ...] | None) -> None:
    assert sources_of(text) == sources


def test_publication_is_said_in_french_or_as_files_have_it() -> None:
    assert [publication_of(text) for text in ("Hors délai", "directe", "review")] == [
        "auto_outside_notice",
        "auto",
        "review",
    ]
    with pytest.raises(UnreadableCellError, match="relecture"):
        publication_of("jamais")


@pytest.mark.parametrize("text", ["61", "-1", "sept", "7,5"])
def test_a_notice_is_some_working_days(text: str) -> None:
    assert working_days_of("7") == 7
    with pytest.raises(UnreadableCellError):
        working_days_of(text)
