"""Faults within one field: its kind, its range, its spelling, its presence."""

from typing import Any

import pytest

from tests.schemas.given import GONE, but, faults_of, network, places

SITE, AGENT = "/sites/1", "/agents/3"

REFUSED = [
    ("/week", "2026-W54", "ISO week"),
    ("/week", "2027-W53", "ISO week"),
    ("/week", "2026-W00", "ISO week"),
    ("/week", "2026W49", "ISO week"),
    ("/week", "2026-W49\n", "ISO week"),
    ("/week", "٢٠٢٦-W49", "ISO week"),
    ("/week", 202649, "ISO week"),
    ("/timezone", "Europe/Grenoble", "time zone"),
    ("/timezone", "../../etc/passwd", "time zone"),
    ("/timezone", "/etc/localtime", "time zone"),
    ("/timezone", "localtime", "time zone"),
    ("/timezone", "Europe", "time zone"),
    ("/timezone", "europe/paris", "time zone"),
    ("/timezone", "", "time zone"),
    ("/timezone", "Europe/Paris\0", "time zone"),
    ("/slot_minutes", 7, "5, 10, 15 or 30"),
    ("/slot_minutes", "15", "5, 10, 15 or 30"),
    ("/slot_minutes", True, "5, 10, 15 or 30"),
    ("/now", "2026-11-26T10:00:00", "offset"),
    ("/now", "2026-11-26", "offset"),
    ("/now", "2026-11-26 10:00:00+01:00", "offset"),
    ("/now", "2026-11-26T10:00+01:00", "offset"),
    ("/now", "2026-11-26T10:00:00+0100", "offset"),
    ("/now", "2026-02-30T10:00:00+01:00", "offset"),
    ("/now", "2026-11-26T24:00:00+01:00", "offset"),
    ("/now", "0001-01-01T00:00:00+23:59", "offset, in a year from 2000 to 2199"),
    ("/now", "9999-12-31T23:59:59-23:59", "offset, in a year from 2000 to 2199"),
    ("/now", "1795000000", "offset"),
    ("/now", 1795000000, "offset"),
    ("/now", None, "offset"),
    ("/basin", "", "id"),
    ("/basin", " 38", "id"),
    ("/basin", "38\n39", "id"),
    ("/basin", 38, "id"),
    ("/basin", "x" * 201, "id"),
    ("/sites", {}, "a list"),
    ("/sites", "s1", "a list"),
    (f"{SITE}", 5, "an object"),
    (f"{SITE}/published_hours/0/start", "25:00", "from 00:00 to 24:00"),
    (f"{SITE}/published_hours/0/end", "24:15", "from 00:00 to 24:00"),
    (f"{SITE}/published_hours/0/end", "12:60", "from 00:00 to 24:00"),
    (f"{SITE}/published_hours/0/end", "12:00\n", "from 00:00 to 24:00"),
    (f"{SITE}/published_hours/0/end", "1200", "from 00:00 to 24:00"),
    (f"{SITE}/published_hours/0/end", 720, "from 00:00 to 24:00"),
    (f"{SITE}/published_hours/0/end", True, "from 00:00 to 24:00"),
    (f"{SITE}/published_hours/0/day", "lun", '"mon"'),
    (f"{SITE}/published_hours/0/by_appointment", 0, "true or false"),
    (f"{SITE}/kind", "mobile", '"antenna"'),
    (f"{SITE}/stations", -1, "from 0 to 50"),
    (f"{SITE}/stations", 1.0, "a whole number"),
    (f"{SITE}/stations", 10**30, "a whole number"),
    (f"{SITE}/demand/0/agents", -2, "from 0 to 50"),
    (f"{SITE}/label/min_agents", 0, "from 1 to 20"),
    (f"{SITE}/label/min_hours", 169, "from 0 to 168"),
    (f"{SITE}/label/min_hours", "24", "a number"),
    (f"{SITE}/label/min_hours", float("nan"), "a number"),
    (f"{SITE}/label/min_hours", float("inf"), "a number"),
    (f"{SITE}/label/min_days", 8, "from 0 to 7"),
    (f"{SITE}/location/lat", 90.5, "from -90 to 90"),
    (f"{SITE}/closed_on", ["2026-02-30"], "a date"),
    (f"{SITE}/closed_on", ["2026-12-02T00:00:00"], "a date"),
    (f"{SITE}/partner_targets/0/minutes", 0, "from 5 to 480"),
    (f"{SITE}/partner_targets/0/appointments", -1, "from 0 to 500"),
    (f"{AGENT}/sites", [], "at least 1 element"),
    (f"{AGENT}/sites", [7], "an id"),
    (f"{AGENT}/contract/regime", "fpe", '"fpt" or "private"'),
    (f"{AGENT}/contract/weekly_minutes", -60, "from 0 to 2880"),
    (f"{AGENT}/contract/weekly_minutes", 99999, "from 0 to 2880"),
    (f"{AGENT}/contract/max_weekly_minutes", -1, "from 0 to 3600"),
    (f"{AGENT}/history/worked_minutes", [1] * 12, "at most 11 elements"),
    (f"{AGENT}/history/worked_minutes/10", -1, "from 0 to 10080"),
    (f"{AGENT}/history/late_shifts", -1, "from 0 to 500"),
    (f"{AGENT}/balance_minutes", 10**9, "from -100000 to 100000"),
    (f"{AGENT}/name", "x" * 201, "at most 200 characters"),
    ("/agents/1/unavailable/0/reason", "sick", '"absence"'),
    ("/agents/2/preferences/0/weight", 6, "from 1 to 5"),
    ("/employers/0/notice_working_days", -1, "from 0 to 60"),
    ("/employers/0/publication", "never", '"review"'),
    ("/employers/0/overrides/0/reason", "", "1 to 2000 characters"),
    ("/travel_minutes/0/minutes", -5, "from 0 to 600"),
    ("/referents/0/modality", "fax", '"video"'),
    ("/baseline/status", "good", '"optimal"'),
    ("/baseline", [], "an object or null"),
]


@pytest.mark.parametrize(("pointer", "value", "expected"), REFUSED)
def test_what_a_field_does_not_hold_is_one_fault_at_its_place(pointer: str, value: object, expected: str) -> None:
    (fault,) = (found for found in faults_of(but((pointer, value))) if found.pointer.startswith(pointer))
    assert expected in fault.expected
    assert fault.mend


def test_the_changed_inputs_of_these_tests_start_from_one_without_a_fault() -> None:
    assert faults_of(network()) == ()


LEFT_OUT = [
    "/employers",
    "/bookings",
    "/pins",
    "/consents",
    "/baseline",
    "/employers/0/notice_working_days",
    "/employers/0/publication",
    "/employers/0/overrides",
    f"{SITE}/holidays",
    f"{SITE}/label",
    f"{SITE}/label/min_agents",
    f"{SITE}/label/min_hours",
    f"{SITE}/label/min_days",
    f"{SITE}/label/holiday_relief",
    f"{SITE}/published_hours/0/by_appointment",
    f"{AGENT}/contract/max_weekly_minutes",
    f"{AGENT}/history/late_shifts",
    f"{AGENT}/history/saturdays",
    "/baseline/objective/0/conditional",
    "/baseline/appointments/0/previous",
]


@pytest.mark.parametrize("pointer", LEFT_OUT)
def test_what_the_contract_lets_be_absent_may_be_absent(pointer: str) -> None:
    assert faults_of(but((pointer, GONE))) == ()


def _stated() -> list[str]:
    """Every key of the network, once for each kind of object, that the contract wants stated."""
    keys: dict[str, str] = {}
    waiting: list[tuple[str, str, Any]] = [("", "", network())]
    while waiting:
        pointer, kind, value = waiting.pop()
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            place = f"{pointer}/{key}"
            sort = kind if isinstance(value, list) else f"{kind}/{key}"
            if isinstance(value, dict):
                keys.setdefault(sort, place)
            if isinstance(inner, dict | list):
                waiting.append((place, sort, inner))
    absent = {pointer.rpartition("/")[2] for pointer in LEFT_OUT}
    return [place for place in keys.values() if place.rpartition("/")[2] not in absent and "/versions/" not in place]


@pytest.mark.parametrize("pointer", _stated())
def test_every_other_key_is_missed_where_it_is_absent(pointer: str) -> None:
    missed = [fault for fault in faults_of(but((pointer, GONE))) if fault.found == "nothing"]
    assert [fault.pointer for fault in missed] == [pointer]
    assert pointer.rpartition("/")[2] in missed[0].mend


def test_an_unknown_key_is_a_fault_that_names_what_may_be_meant() -> None:
    (fault,) = faults_of(but((f"{SITE}/openable_hour", []), (f"{SITE}/openable_hours", [])))
    assert fault.pointer == f"{SITE}/openable_hour"
    assert '"openable_hours"' in fault.mend


def test_a_key_is_known_by_the_name_that_files_give_it_only() -> None:
    renamed = but(("/travel_minutes/0", {"origin": "237-morestel", "destination": "s2", "minutes": 20}))
    assert places(renamed) == [f"/travel_minutes/0/{key}" for key in ("destination", "from", "origin", "to")]


def test_a_key_with_signs_of_its_own_is_escaped_in_its_pointer() -> None:
    assert places(but((f"{SITE}/label/a~b", 1))) == [f"{SITE}/label/a~0b"]
    assert places({**network(), "a/b": 1}) == ["/a~1b"]


def test_what_is_told_to_managers_is_read_by_its_kind() -> None:
    told = {"kind": "remedy", "site": "s2", "action": "beg", "agents": [], "cost": 1, "text": "", "met": True}
    assert places(but(("/baseline/explanations/-", told))) == [
        "/baseline/explanations/0/action",
        "/baseline/explanations/0/open_minutes",
    ]
    (fault,) = faults_of(but(("/baseline/explanations/-", {"kind": "rumour"})))
    assert (fault.pointer, '"remedy"' in fault.expected) == ("/baseline/explanations/0", True)
