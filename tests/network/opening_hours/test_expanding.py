"""Calendars expanded to a week: what sites write about their hours, on the weeks where it matters."""

from datetime import date

import pytest

from planner.network.faults import InputFaultsError
from planner.network.opening_hours.expanding import WeekHours, expand, weekly_windows
from planner.network.opening_hours.school import SchoolHolidaysUnknownError
from planner.network.territory import Territory, territory_of
from schemas.time import wall_text

ISERE = territory_of("38")
REGULAR = "Mo-Fr 08:30-12:00"


def week_of(text: str, week: str, territory: Territory = ISERE) -> WeekHours:
    return expand(text, None, week, territory=territory)


def windows(hours: WeekHours) -> list[str]:
    return [
        f"{one.day} {wall_text(one.start)}-{wall_text(one.end)}{' rdv' if one.by_appointment else ''}"
        for one in hours.published
    ]


def days(hours: WeekHours) -> list[str]:
    return [text.split()[0] for text in windows(hours)]


def test_a_third_thursday_is_closed_in_its_week_only() -> None:
    text = "Th 08:30-12:00,13:30-17:00; Th[3] 13:30-17:00 off"
    assert windows(week_of(text, "2026-W47")) == ["thu 08:30-12:00"]
    assert windows(week_of(text, "2026-W48")) == ["thu 08:30-12:00", "thu 13:30-17:00"]


def test_a_last_saturday_is_open_in_its_week_only() -> None:
    assert days(week_of("Sa[-1] 09:00-12:00", "2026-W48")) == ["sat"]
    assert days(week_of("Sa[-1] 09:00-12:00", "2026-W47")) == []


def test_odd_weeks_come_twice_in_a_row_after_a_week_53() -> None:
    odd, even = "week 01-53/2 Sa 09:00-12:00", "week 02-52/2 Sa 09:00-12:00"
    weeks = ("2026-W52", "2026-W53", "2027-W01", "2027-W02")
    assert [days(week_of(odd, week)) for week in weeks] == [[], ["sat"], ["sat"], []]
    assert [days(week_of(even, week)) for week in weeks] == [["sat"], [], [], ["sat"]]


def test_a_week_of_its_own_number() -> None:
    assert days(week_of("week 53 We 09:00-12:00", "2026-W53")) == ["wed"]


def test_a_dated_closure_shuts_its_dates_and_keeps_their_hours() -> None:
    text = f"{REGULAR}; 2026 Aug 12-30 off"
    closing = week_of(text, "2026-W33")
    assert closing.closed_on == tuple(date(2026, 8, day) for day in (12, 13, 14, 15, 16))
    assert closing.holidays == (date(2026, 8, 15),)
    assert days(closing) == ["mon", "tue", "wed", "thu", "fri"]
    assert week_of(text, "2026-W32") == WeekHours(closing.published, (), ())


def test_a_later_rule_opens_a_date_within_a_closure() -> None:
    reopened = week_of(f"{REGULAR}; 2026 Aug 10-16 off; 2026 Aug 12 10:00-11:00", "2026-W33")
    assert date(2026, 8, 12) not in reopened.closed_on
    assert "wed 10:00-11:00" in windows(reopened)


def test_days_without_hours_are_no_closure() -> None:
    week = week_of("Mo-Fr 08:30-12:00; We off; Aug Th off; week 33 Fr off", "2026-W33")
    assert week.closed_on == (date(2026, 8, 15),)
    assert days(week) == ["mon", "tue"]


@pytest.mark.parametrize(
    ("text", "closed", "wednesday"),
    [
        (REGULAR, True, ["08:30-12:00"]),
        (f"{REGULAR}; PH off", True, ["08:30-12:00"]),
        (f"PH off; {REGULAR}", False, ["08:30-12:00"]),
        ("Mo-Fr,PH 08:30-12:00", False, ["08:30-12:00"]),
        (f"{REGULAR}; PH 10:00-12:00", False, ["10:00-12:00"]),
        (f"{REGULAR}; 2026 Nov 11 10:00-11:00", False, ["10:00-11:00"]),
        (f"{REGULAR}; Nov 09-20 09:00-11:00", True, ["09:00-11:00"]),
        (f'{REGULAR}; 2026 Nov 11 off "Rien d\'annoncé"', False, ["08:30-12:00"]),
    ],
)
def test_a_public_holiday_is_closed_unless_the_text_says_otherwise(
    text: str, closed: bool, wednesday: list[str]
) -> None:
    armistice = week_of(text, "2026-W46")
    assert armistice.closed_on == armistice.holidays == ((date(2026, 11, 11),) if closed else ())
    assert [one.removeprefix("wed ") for one in windows(armistice) if one.startswith("wed")] == wednesday


def test_a_comment_says_whether_a_closure_is_a_holiday() -> None:
    hours = week_of(f'{REGULAR}; 2026 Nov 11 off "non férié"; 2026 Nov 12 off "Jour Ferie"', "2026-W46")
    assert hours.closed_on == (date(2026, 11, 11), date(2026, 11, 12))
    assert hours.holidays == (date(2026, 11, 12),)


def test_holidays_are_those_of_the_territory() -> None:
    assert week_of(REGULAR, "2026-W52", territory_of("67")).holidays == (date(2026, 12, 25), date(2026, 12, 26))
    assert week_of(REGULAR, "2026-W52").holidays == (date(2026, 12, 25),)
    assert week_of("PH 09:00-10:00", "2026-W22", territory_of("971")).closed_on == ()
    assert days(week_of("PH 09:00-10:00", "2026-W22", territory_of("971"))) == ["mon", "wed"]


@pytest.mark.parametrize(
    ("comment", "marked"), [("Sur rendez-vous", True), ("sur RDV uniquement", True), ("Accueil au 1er étage", False)]
)
def test_hours_by_appointment_only_are_marked_as_such(comment: str, marked: bool) -> None:
    assert windows(week_of(f'Fr 08:30-12:00 open "{comment}"', "2026-W46")) == [
        f"fri 08:30-12:00{' rdv' if marked else ''}"
    ]


def test_the_text_of_school_holidays_replaces_the_other_up_to_the_morning_of_return() -> None:
    def starts(week: str, zone: str) -> list[str]:
        hours = expand("Mo-Sa 08:00-12:00", "Mo-Fr 10:00-12:00", week, territory=ISERE, school_zone=zone)
        return [wall_text(window.start) for window in hours.published]

    assert starts("2026-W42", "A") == ["08:00"] * 5  # the holidays begin on the Saturday
    assert starts("2026-W43", "A") == ["10:00"] * 5
    assert starts("2026-W45", "A") == ["08:00"] * 6
    assert starts("2026-W36", "B") == ["10:00", *["08:00"] * 5]  # Monday 31 August; school begins on the Tuesday
    assert starts("2026-W07", "A") == ["10:00"] * 5
    assert starts("2026-W07", "C") == ["08:00"] * 6


def test_dated_closures_of_either_text_hold_on_school_holidays() -> None:
    hours = expand(
        f"{REGULAR}; 2026 Oct 20 off", "Mo-Fr 10:00-12:00; 2026 Oct 21 off", "2026-W43", territory=ISERE,
        school_zone="A",
    )  # fmt: skip
    assert hours.closed_on == (date(2026, 10, 20), date(2026, 10, 21))


def test_the_bridge_of_ascension_is_no_school_holiday() -> None:
    hours = expand(REGULAR, "off", "2027-W18", territory=ISERE, school_zone="A")
    assert days(hours) == ["mon", "tue", "wed", "thu", "fri"]


@pytest.mark.parametrize(("zone", "week"), [(None, "2026-W43"), ("D", "2026-W43"), ("A", "2029-W10")])
def test_school_holidays_that_are_not_known_are_not_guessed(zone: str | None, week: str) -> None:
    with pytest.raises(SchoolHolidaysUnknownError, match="Vacances scolaires inconnues"):
        expand(REGULAR, "off", week, territory=ISERE, school_zone=zone)


def test_a_text_that_is_no_calendar_is_not_expanded() -> None:
    with pytest.raises(InputFaultsError, match="SH"):
        week_of(f"{REGULAR}; SH off", "2026-W46")


def test_openable_hours_know_closures_but_no_holidays_of_their_own() -> None:
    week = weekly_windows(f"{REGULAR}; 2026 Nov 10 off", "2026-W46", territory=ISERE)
    assert [window.day.value for window in week] == ["mon", "wed", "thu", "fri"]
