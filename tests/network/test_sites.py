"""Sites of a problem: ids, employers, openable hours and labels, derived or as the staff file states them."""

import pytest

from planner.network.official_list import read_list
from planner.network.sites import Counter, counters, site_of_week, slug
from planner.network.staff import Staff
from planner.network.staff_reading import read_staff
from schemas.site import Label
from schemas.time import week_dates
from tests.network.sources import a_list, a_row

DATES = week_dates("2026-W22")
MONDAY = DATES[0]


def counter(stated: str = "", **fields: str) -> Counter:
    staff = read_staff(f'[[sites]]\nid_fs = "237"\n{stated}'.encode(), "staff.toml")
    return counters(read_list(a_list(a_row(**fields)), "list.csv"), staff)[0]


def windows(days: dict) -> list[str]:
    return [f"{day.value} {hours}" for day, spans in days.items() for hours in spans]


def weekday(text: str) -> dict[str, str]:
    return {**dict.fromkeys(("h_mardi", "h_mercredi", "h_jeudi", "h_vendredi"), ""), "h_lundi": text}


def test_a_building_opens_from_an_hour_before_to_an_hour_after_lunch_included() -> None:
    assert windows(counter(**weekday("09:00 - 12:00 / 13:30 - 17:00")).openable) == ["mon 08:00 - 18:00"]


def test_a_building_does_not_open_on_a_day_that_nobody_was_told_of() -> None:
    assert windows(counter(h_mardi="", h_mercredi="", h_jeudi="").openable) == [
        "mon 07:30 - 13:00",
        "fri 07:30 - 13:00",
    ]


def test_the_day_has_a_beginning_and_an_end() -> None:
    assert windows(counter(**weekday("00:15 - 23:30")).openable) == ["mon 00:00 - 24:00"]


@pytest.mark.parametrize(
    "fields",
    [
        {"lib_fs": "France services La Poste de Roybon"},
        {"format_fs": "Bus_équivalent"},
        {"format_fs": "Multisites"},
        {"format_fs": "Itinérante"},
    ],
)
def test_a_post_office_and_a_counter_that_moves_open_at_their_announced_hours_only(fields: dict[str, str]) -> None:
    openable = counter(**weekday("09:00 - 12:00 / Sur RDV 12:00 - 13:00 / 14:00 - 17:00"), **fields).openable
    assert windows(openable) == ["mon 09:00 - 13:00", "mon 14:00 - 17:00"]


def test_the_staff_file_states_hours_and_openable_hours_day_by_day() -> None:
    stated = counter(
        'hours.mon = "Sur RDV : 14:00 - 17:00"\nhours.tue = ""\nopenable.wed = "08:00 - 19:00"\nopenable.thu = ""'
    )
    assert [f"{day.value} {hours.by_appointment}" for day, spans in stated.announced.items() for hours in spans] == [
        "mon True", "wed False", "thu False", "fri False",
    ]  # fmt: skip
    assert windows(stated.openable) == ["mon 13:00 - 18:00", "wed 08:00 - 19:00", "fri 07:30 - 13:00"]


@pytest.mark.parametrize(
    ("fields", "stated", "figures"),
    [
        ({}, "", (24, 5)),
        ({"h_lundi": ""}, "", (24, 5)),
        ({"format_fs": "Bus_équivalent"}, "", (17.5, 5)),
        ({"format_fs": "Multisites", "h_lundi": ""}, "", (14, 4)),
        ({"format_fs": "Bus_équivalent", "h_lundi": "08:00 - 20:00"}, "", (24, 5)),
        ({"format_fs": "Bus_équivalent"}, "label = { min_hours = 12.0, min_days = 3 }", (12, 3)),
        ({}, 'kind = "bus"', (17.5, 5)),
    ],
)
def test_a_counter_that_moves_is_held_to_what_it_announces_at_most(
    fields: dict[str, str], stated: str, figures: tuple[float, int]
) -> None:
    label = counter(stated, **fields).label
    assert label is not None
    assert (label.min_agents, label.min_hours, label.min_days) == (2, *figures)


def test_an_antenna_is_held_to_no_label_unless_the_staff_file_says_so() -> None:
    assert counter(type_fs="Antenne").label is None
    assert counter('kind = "antenna"').label is None
    assert counter("label = {}", type_fs="Antenne").label == Label()


def test_the_employer_is_the_one_stated_else_la_poste_else_one_of_its_own() -> None:
    assert counter('employer = "cc"').employer == "cc"
    assert counter(lib_fs="France services La Poste de Mens").employer == "la-poste"
    assert counter().employer == "porteur-237"


def test_an_id_is_the_lists_number_and_the_commune() -> None:
    assert counter(lib_com="Le Bourg-d'Oisans").id == "237-le-bourg-d-oisans"
    assert counter(lib_com="").id == "237"
    assert slug("Œuilly-sur-Thérain (L')") == "oeuilly-sur-therain-l"


def test_a_public_holiday_closes_a_site_unless_it_says_otherwise() -> None:
    shut = site_of_week(counter("closed_on = [2026-05-28, 2026-06-04]"), DATES, (MONDAY,))
    assert (shut.closed_on, shut.holidays) == ((MONDAY, DATES[3]), (MONDAY,))
    opened = site_of_week(counter("open_on = [2026-05-25]"), DATES, (MONDAY,))
    assert (opened.closed_on, opened.holidays) == ((), ())


def test_structures_keep_the_order_of_the_list() -> None:
    listed = read_list(a_list(a_row(id_fs="9"), a_row(id_fs="10")), "list.csv")
    assert [one.listed.id_fs for one in counters(listed, Staff())] == ["9", "10"]
