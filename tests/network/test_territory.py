"""Clocks and holidays by territory."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from planner.network.territory import departement_code, territory_of
from schemas.time import week_dates
from tests.network.sources import official

GOOD_FRIDAY, SAINT_STEPHEN = date(2026, 4, 3), date(2026, 12, 26)


@pytest.mark.parametrize(
    ("departement", "timezone", "abolition"),
    [
        ("971", "America/Guadeloupe", date(2026, 5, 27)),
        ("972", "America/Martinique", date(2026, 5, 22)),
        ("973", "America/Cayenne", date(2026, 6, 10)),
        ("974", "Indian/Reunion", date(2026, 12, 20)),
        ("976", "Indian/Mayotte", date(2026, 4, 27)),
        ("978", "America/Marigot", date(2026, 5, 28)),
    ],
)
def test_overseas_territories_keep_their_clock_and_their_day(departement: str, timezone: str, abolition: date) -> None:
    territory = territory_of(departement)
    assert territory.timezone == timezone
    assert territory.public_holidays([abolition]) == (abolition,)
    assert territory_of("38").public_holidays([abolition]) == ()


@pytest.mark.parametrize("departement", ["57", "67", "68"])
def test_alsace_and_moselle_keep_two_holidays_more(departement: str) -> None:
    assert territory_of(departement).public_holidays([SAINT_STEPHEN, GOOD_FRIDAY]) == (GOOD_FRIDAY, SAINT_STEPHEN)
    assert territory_of("54").public_holidays([SAINT_STEPHEN, GOOD_FRIDAY]) == ()


def test_the_mainland_has_eleven() -> None:
    days = [date.fromordinal(day) for day in range(date(2026, 1, 1).toordinal(), date(2027, 1, 1).toordinal())]
    for departement in ("38", "2A", "2B", "75"):
        assert len(territory_of(departement).public_holidays(days)) == 11
    assert territory_of("38").public_holidays(week_dates("2026-W22")) == (date(2026, 5, 25),)


def test_a_week_over_new_year_has_the_holiday_of_the_second_year() -> None:
    assert territory_of("38").public_holidays(week_dates("2026-W53")) == (date(2027, 1, 1),)


def test_every_departement_of_the_list_has_a_clock_that_exists() -> None:
    assert all(ZoneInfo(territory_of(row.departement).timezone).key for row in official())


@pytest.mark.parametrize(("text", "code"), [("1", "01"), ("01", "01"), (" 2a ", "2A"), ("971", "971"), ("38", "38")])
def test_a_departement_is_known_however_it_is_typed(text: str, code: str) -> None:
    assert departement_code(text) == code


@pytest.mark.parametrize(("departement", "name"), [("38", "metropole"), ("57", "alsace-moselle"), ("971", "971")])
def test_a_territory_is_known_by_its_name_as_well(departement: str, name: str) -> None:
    territory = territory_of(departement)
    assert territory.name == name
    year = [date.fromordinal(day) for day in range(date(2026, 1, 1).toordinal(), date(2027, 1, 1).toordinal())]
    assert territory_of(name).public_holidays(year) == territory.public_holidays(year)
    assert territory_of(name).timezone == territory.timezone
