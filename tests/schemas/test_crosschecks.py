"""Faults between fields: each alone, at its exact place; and what looks like one and is none."""

import pytest

from schemas.crosschecks import OF_PROBLEM
from tests.schemas.given import GONE, but, example, faults_of, places

MON, TUE, SUN, NEXT = "2026-11-30", "2026-12-01", "2026-12-06", "2026-12-07"
SHIFT = {"agent": "a-001", "site": "237-morestel"}
BOOKING = {"appointment": "b2", "site": "237-morestel", "partner": "caf", "referent": "r-caf-1"}
SKILL = {"code": "msa", "valid_from": None, "valid_until": None}
OVERRIDE = {"rule": "work.daily_max", "value": 660, "from": TUE, "until": TUE, "reason": "flood", "decision": "12/2026"}


def at(day: str, clock: str, offset: str = "+01:00") -> str:
    return f"{day}T{clock}{':00' if clock.count(':') == 1 else ''}{offset}"


def shift(start: str, end: str, **fields: object) -> dict[str, object]:
    return {**SHIFT, "start": start, "end": end, **fields}


def booking(start: str = at(TUE, "10:00"), end: str = at(TUE, "10:30"), **fields: object) -> dict[str, object]:
    return {**BOOKING, "start": start, "end": end, **fields}


def window(day: str, start: str, end: str, **fields: object) -> dict[str, object]:
    return {"day": day, "start": start, "end": end, **fields}


def away(start: str, end: str) -> dict[str, object]:
    return {"start": start, "end": end, "reason": "absence"}


UNKNOWN_IDS = [
    ("/agents/3/home_site", "gone", ["/agents/3/home_site"]),
    ("/agents/3/sites/-", "gone", ["/agents/3/sites/2"]),
    ("/travel_minutes/0/from", "gone", ["/travel_minutes/0/from"]),
    ("/travel_minutes/0/to", "gone", ["/travel_minutes/0/to"]),
    ("/referents/0/sites/-", "gone", ["/referents/0/sites/1"]),
    ("/referents/1/partner", "gone", ["/referents/1/partner"]),
    ("/sites/1/partner_targets/0/partner", "gone", ["/sites/1/partner_targets/0/partner"]),
    ("/bookings/0/site", "gone", ["/bookings/0/site"]),
    ("/bookings/0/partner", "gone", ["/bookings/0/partner"]),
    ("/bookings/0/referent", "gone", ["/bookings/0/referent"]),
    ("/pins/0/agent", "gone", ["/pins/0/agent"]),
    ("/pins/0/site", "gone", ["/pins/0/site"]),
    ("/consents/0/agent", "gone", ["/consents/0/agent"]),
]

REPEATED = [
    ("/sites/-", example()["sites"][0], ["/sites/2/id"]),
    ("/agents/2/id", "a-001", ["/agents/2/id"]),
    ("/partners/-", {"id": "caf", "name": "again"}, ["/partners/2/id"]),
    ("/employers/-", {"id": "cc-balcons-du-dauphine", "name": "again"}, ["/employers/1/id"]),
    ("/bookings/-", booking(appointment="appt-1"), ["/bookings/1/appointment"]),
    ("/agents/3/sites/-", "s2", ["/agents/3/sites/2"]),
    ("/referents/1/sites/-", "s2", ["/referents/1/sites/1"]),
    (
        "/sites/1/partner_targets/-",
        {"partner": "caf", "appointments": 1, "minutes": 20},
        ["/sites/1/partner_targets/1/partner"],
    ),
    ("/consents/-", {"agent": "a-004", "date": "2026-12-02"}, ["/consents/1"]),
    ("/travel_minutes/-", {"from": "237-morestel", "to": "s2", "minutes": 25}, ["/travel_minutes/1"]),
    ("/baseline/shifts/-", shift(at(MON, "08:30"), at(MON, "12:00")), ["/baseline/shifts/16"]),
    ("/baseline/shifts/-", shift(at(MON, "07:30", "Z"), at(MON, "11:00", "Z")), ["/baseline/shifts/16"]),
    ("/partners/-", {"id": "core", "name": "common"}, ["/partners/2/id"]),
]

BACKWARD = [
    ("/sites/0/published_hours/0", window("mon", "12:00", "08:30"), ["/sites/0/published_hours/0"]),
    ("/sites/0/openable_hours/0", window("mon", "08:00", "08:00"), ["/sites/0/openable_hours/0"]),
    ("/sites/0/demand/0", window("mon", "24:00", "00:00", agents=2), ["/sites/0/demand/0"]),
    ("/agents/2/preferences/0/end", "07:00", ["/agents/2/preferences/0"]),
    ("/agents/0/unavailable/-", away(at(TUE, "12:00"), at(TUE, "11:00")), ["/agents/0/unavailable/0"]),
    ("/agents/0/unavailable/-", away(at(TUE, "12:00"), at(TUE, "12:00")), ["/agents/0/unavailable/0"]),
    ("/agents/0/unavailable/-", away(at(TUE, "12:00"), at(TUE, "12:30", "+02:00")), ["/agents/0/unavailable/0"]),
    ("/referents/0/availability/0/end", at(TUE, "08:00"), ["/referents/0/availability/0"]),
    ("/bookings/-", booking(end=at(TUE, "09:00")), ["/bookings/1"]),
    ("/pins/-", shift(at(TUE, "12:00"), at(TUE, "08:30")), ["/pins/1"]),
    ("/baseline/shifts/-", shift(at(TUE, "12:00"), at(TUE, "08:30")), ["/baseline/shifts/16"]),
    ("/baseline/openings/0/end", at(MON, "08:30"), ["/baseline/openings/0"]),
    ("/baseline/appointments/0/end", at(TUE, "08:30"), ["/baseline/appointments/0"]),
    (
        "/baseline/appointments/0/previous",
        {"start": at(TUE, "10:00"), "end": at(TUE, "09:00")},
        ["/baseline/appointments/0/previous"],
    ),
    ("/agents/0/skills/-", {**SKILL, "valid_from": TUE, "valid_until": MON}, ["/agents/0/skills/2"]),
    ("/employers/0/overrides/-", {**OVERRIDE, "until": MON}, ["/employers/0/overrides/1"]),
]

OFF_GRID = [
    ("/sites/0/published_hours/0/start", "08:37", ["/sites/0/published_hours/0/start"]),
    ("/sites/0/openable_hours/0/end", "18:50", ["/sites/0/openable_hours/0/end"]),
    ("/sites/0/demand/0/start", "10:01", ["/sites/0/demand/0/start"]),
    ("/pins/0/start", at(MON, "08:35"), ["/pins/0/start"]),
    ("/pins/0/end", at(MON, "12:00:30"), ["/pins/0/end"]),
    ("/baseline/shifts/0/start", at(MON, "08:40"), ["/baseline/shifts/0/start"]),
    ("/baseline/openings/0/end", at(MON, "11:50"), ["/baseline/openings/0/end"]),
    ("/bookings/0/start", at(TUE, "09:30:20"), ["/bookings/0/start"]),
    ("/referents/0/availability/0/end", at(TUE, "12:00:00.5"), ["/referents/0/availability/0/end"]),
    ("/now", at("2026-11-26", "10:00:00.25"), ["/now"]),
    (
        "/agents/0/unavailable/-",
        away(at(TUE, "12:00:00.1"), at(TUE, "13:00:00.1")),
        ["/agents/0/unavailable/0/end", "/agents/0/unavailable/0/start"],
    ),
    ("/agents/0/history/last_shift_end", at("2026-11-27", "12:00:00.1"), ["/agents/0/history/last_shift_end"]),
]

OVERLAPPING = [
    ("/sites/0/published_hours/-", window("mon", "11:45", "13:00"), ["/sites/0/published_hours/8"]),
    ("/sites/0/published_hours/-", window("mon", "08:30", "12:00"), ["/sites/0/published_hours/8"]),
    ("/sites/0/published_hours/-", window("tue", "00:00", "24:00"), [f"/sites/0/published_hours/{i}" for i in (1, 2)]),
    ("/sites/0/openable_hours/-", window("fri", "18:45", "20:00"), ["/sites/0/openable_hours/5"]),
]

OUTSIDE = [
    ("/sites/0/closed_on", [NEXT], ["/sites/0/closed_on/0"]),
    ("/sites/0/holidays", [TUE], ["/sites/0/holidays/0"]),
    ("/consents/0/date", "2026-11-29", ["/consents/0/date"]),
    ("/pins/-", shift(at(NEXT, "08:30"), at(NEXT, "12:00")), ["/pins/1"]),
    ("/pins/-", shift(at("2026-11-29", "08:30"), at("2026-11-29", "12:00")), ["/pins/1"]),
    ("/pins/-", shift(at(MON, "22:00"), at(TUE, "02:00")), ["/pins/1"]),
    ("/bookings/-", booking(at(NEXT, "09:00"), at(NEXT, "09:30")), ["/bookings/1"]),
    ("/bookings/-", booking(at("2026-11-29", "23:30"), at(MON, "00:30")), ["/bookings/1"]),
    ("/bookings/-", booking(at(TUE, "23:45"), at("2026-12-02", "00:15")), ["/bookings/1"]),
    ("/bookings/-", booking(at(TUE, "10:00"), at("2026-12-03", "09:00")), ["/bookings/1"]),
    ("/baseline/shifts/-", shift(at(NEXT, "08:30"), at(NEXT, "12:00")), ["/baseline/shifts/16"]),
    ("/baseline/basin", "39", ["/baseline/basin"]),
    ("/baseline/week", "2026-W48", ["/baseline/week"]),
]

ELSEWHERE = [
    ("/agents/3/home_site", "s2", []),
    ("/agents/0/home_site", "s2", ["/agents/0/home_site"]),
    ("/travel_minutes/0/to", "237-morestel", ["/travel_minutes/0"]),
    ("/bookings/-", booking(site="s2"), ["/bookings/1/site"]),
    ("/bookings/-", booking(partner="msa"), ["/bookings/1/partner"]),
    ("/bookings/-", booking(referent="r-msa"), ["/bookings/1/partner", "/bookings/1/site"]),
    ("/employers/0/overrides/0/rule", "work.no_such", ["/employers/0/overrides/0/rule"]),
    ("/employers/0/overrides/0/rule", "opening.two_agents", ["/employers/0/overrides/0/rule"]),
    ("/employers/0/overrides/0/rule", "comfort", ["/employers/0/overrides/0/rule"]),
    ("/employers/0/overrides/0/value", 1441, ["/employers/0/overrides/0/value"]),
    ("/employers/0/overrides/-", {**OVERRIDE, "rule": "work.sunday", "value": 2}, ["/employers/0/overrides/1/value"]),
]

CLEAN = [
    ("/employers", []),  # an employer need not be listed
    ("/agents/0/skills/-", {**SKILL, "code": "urssaf"}),  # of a partner that this basin does not see
    ("/agents/0/skills/-", {**SKILL, "valid_from": TUE, "valid_until": TUE}),  # one day
    ("/baseline/shifts/0/agent", "gone"),
    ("/baseline/shifts/0/site", "gone"),
    ("/baseline/appointments/0/referent", "gone"),
    ("/sites/0/published_hours/-", window("mon", "12:00", "13:00")),  # touches
    ("/sites/0/published_hours/-", window("sat", "00:00", "24:00")),
    ("/sites/0/demand/-", window("mon", "10:30", "11:00", agents=3)),  # the larger counts
    ("/agents/0/preferences/-", window("mon", "08:07", "11:00", wish="prefer", weight=1)),  # on no grid
    ("/agents/0/unavailable/-", away(at(TUE, "08:07:30"), at("2027-02-01", "00:00"))),  # any ends
    ("/pins/-", shift(at(TUE, "20:00"), at("2026-12-02", "00:00"))),  # until midnight
    ("/pins/-", shift(at(TUE, "07:00", "Z"), at(TUE, "10:00", "-01:00"))),  # in other words 08:00 to 12:00
    ("/bookings/-", booking(at(SUN, "23:45"), at(NEXT, "00:00"))),
    ("/travel_minutes/-", {"from": "s2", "to": "237-morestel", "minutes": 25}),  # the way back
    ("/sites/1/closed_on", [MON, SUN]),
    ("/baseline", None),
    ("/baseline/shifts/-", shift(at(MON, "13:30"), at(MON, "17:00"))),
    ("/employers/0/overrides/0/value", 1440),
    ("/employers/0/overrides/-", {**OVERRIDE, "rule": "work.weekly_max", "value": 3600}),
]


@pytest.mark.parametrize(
    ("pointer", "value", "expected"),
    UNKNOWN_IDS + REPEATED + BACKWARD + OFF_GRID + OVERLAPPING + OUTSIDE + ELSEWHERE,
)
def test_a_fault_between_fields_is_found_at_its_place_and_nowhere_else(
    pointer: str, value: object, expected: list[str]
) -> None:
    assert places(but((pointer, value))) == expected


@pytest.mark.parametrize(("pointer", "value"), CLEAN)
def test_what_is_lawful_is_no_fault(pointer: str, value: object) -> None:
    assert faults_of(but((pointer, value))) == ()


def test_a_public_holiday_outside_the_week_lies_outside_even_where_the_site_is_closed_then() -> None:
    closed = but(("/sites/0/closed_on", [NEXT]), ("/sites/0/holidays", [NEXT]))
    assert places(closed) == ["/sites/0/closed_on/0", "/sites/0/holidays/0"]
    assert faults_of(but(("/sites/0/closed_on", [TUE]), ("/sites/0/holidays", [TUE]))) == ()


def test_an_unknown_referent_is_said_once_and_not_held_against_its_site_and_partner() -> None:
    assert places(but(("/referents", []))) == ["/bookings/0/referent"]
    assert places(but(("/referents", GONE))) == ["/referents"]


@pytest.mark.parametrize("slot", [5, 10, 15, 30])
def test_the_grid_is_that_of_the_problem(slot: int) -> None:
    hours = [window("mon", "08:00", f"12:{minute:02d}") for minute in (5, 10, 15, 30)]
    off = [index for index, minute in enumerate((5, 10, 15, 30)) if minute % slot]
    tree = but(("/slot_minutes", slot))
    for index, one in enumerate(hours):
        tree["sites"][0]["openable_hours"] = [one]
        found = [place for place in places(tree) if place.startswith("/sites/0/openable_hours")]
        assert found == (["/sites/0/openable_hours/0/end"] if index in off else [])


def test_every_check_of_the_list_is_needed_by_a_row_above(monkeypatch: pytest.MonkeyPatch) -> None:
    """With a check taken out of the list some row must fail: a table whose rows all pass without it tests nothing."""
    rows = UNKNOWN_IDS + REPEATED + BACKWARD + OFF_GRID + OVERLAPPING + OUTSIDE + ELSEWHERE
    for check in OF_PROBLEM:
        left = tuple(other for other in OF_PROBLEM if other is not check)
        monkeypatch.setattr("schemas.reading.OF_PROBLEM", left)
        assert any(places(but((pointer, value))) != expected for pointer, value, expected in rows), check.__name__
