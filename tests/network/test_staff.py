"""Staff files: TOML and JSON are one format, and every fault is said at its place."""

import json
import tomllib

import pytest

from planner.network.faults import InputFaultsError
from planner.network.importing import import_list, read_network
from planner.network.staff_reading import read_staff
from tests.network.sources import STAFF, a_row, list_source, staff_source

EMPTY = a_row(id_fs="2748", **dict.fromkeys(("h_lundi", "h_mardi", "h_mercredi", "h_jeudi", "h_vendredi"), ""))


def faults_of(text: str, name: str = "staff.toml") -> list[str]:
    with pytest.raises(InputFaultsError) as caught:
        read_network(list_source(a_row(), EMPTY), staff_source(text, name), "38")
    return [str(fault) for fault in caught.value.faults]


def test_toml_and_json_are_read_alike() -> None:
    away = "absences = [{ start = 2026-12-01, end = 2026-12-01T12:00:00 }]"
    in_toml = STAFF + away + '\npart_time = [{ day = "wed", start = 08:00:00, end = "24:00" }]'
    plain = tomllib.loads(STAFF + away + '\npart_time = [{ day = "wed", start = "08:00", end = "24:00" }]')
    in_json = json.dumps(plain, default=lambda value: value.isoformat())
    assert read_staff(in_toml.encode(), "staff.toml") == read_staff(in_json.encode(), "staff.JSON")


def test_an_empty_file_is_a_staff_file_without_staff() -> None:
    assert read_staff(b"", "staff.toml").agents == ()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("departement = ", "staff.toml"),
        ("{", "staff.json"),
        ("[]", "staff.json"),
        ("\x00", "staff.toml"),
        ("[" * 9999, "staff.json"),
    ],
)
def test_a_file_that_cannot_be_parsed_is_one_fault(text: str, name: str) -> None:
    assert len(faults_of(text, name)) == 1


def test_every_field_at_fault_is_named_with_its_place() -> None:
    wrong = """
    unknown = 1
    partners = [3]
    [[sites]]
    id_fs = "237"
    kind = "car"
    [[agents]]
    id = "a1"
    name = "A"
    employer = "cc"
    home_site = "237"
    regime = "fpt"
    skills = ["core", { code = "caf", valid_from = "soon" }]
    absences = [{ start = "2026-13-01", end = 2026-12-01 }]
    """
    assert [fault.partition(": found")[0] for fault in faults_of(wrong)] == [
        f"staff.toml: {pointer}"
        for pointer in (
            "/agents/0/absences/0/start", "/agents/0/skills/1/valid_from", "/agents/0/weekly_minutes", "/partners/0",
            "/sites/0/kind", "/unknown",
        )
    ]  # fmt: skip


CONTRADICTIONS = {
    "/departement": ('departement = "38"', 'departement = "69"'),
    "/partners/0": ('["caf",', '["caf", "caf",'),
    "/agents/0/employer": ('employer = "cc"', 'employer = "dd"'),
    "/agents/0/home_site": ('home_site = "237"', 'home_site = "238"'),
    "/agents/0/skills/0": ('"core",', '"cpam",'),
}


@pytest.mark.parametrize("pointer", CONTRADICTIONS)
def test_what_a_staff_file_names_must_be_known(pointer: str) -> None:
    said = faults_of(STAFF.replace(*CONTRADICTIONS[pointer]))
    assert said[0].startswith(f"staff.toml: {pointer}: found ")


SITE = '[[sites]]\nid_fs = "237"\n'
ADDITIONS = {
    'other_sites = ["2748", "9"]': ["/agents/0/other_sites/0", "/agents/0/other_sites/1"],
    "absences = [{ start = 2026-12-02, end = 2026-12-01 }]": ["/agents/0/absences/0"],
    "trainings = [{ start = 2026-12-02T09:00:00, end = 2026-12-02T09:00:00 }]": ["/agents/0/trainings/0"],
    'part_time = [{ day = "wed", start = "12:00", end = "12:00" }]': ["/agents/0/part_time/0"],
    STAFF[STAFF.index("[[agents]]") :]: ["/agents/0", "/agents/1"],
    '[[sites]]\nid_fs = "9"\nemployer = "dd"': ["/sites/0/id_fs", "/sites/0/employer"],
    SITE + 'hours.mon = "9 - 25"\nopenable.tue = "08:12 - 12:00"': ["/sites/0/hours/mon", "/sites/0/openable/tue"],
    SITE + 'demand = [{ day = "mon", start = "09:10", end = "09:00", agents = 3 }]': 2 * ["/sites/0/demand/0"],
    SITE + 'partner_targets = [{ partner = "msa", appointments = 2, minutes = 30 }]': [
        "/sites/0/partner_targets/0/partner"
    ],
    '[[travel]]\nfrom = "237"\nto = "237"\nminutes = 5': ["/travel/0"],
    '[[referents]]\nid = "r"\npartner = "msa"\nsites = ["9"]\nmodality = "video"': [
        "/referents/0/partner",
        "/referents/0/sites/0",
    ],
    '[[bookings]]\nappointment = "b"\nsite = "237"\npartner = "caf"\nreferent = "r"\n'
    "start = 2026-12-01T09:00:00\nend = 2026-12-01T08:00:00": ["/bookings/0/referent", "/bookings/0"],
}


@pytest.mark.parametrize("addition", ADDITIONS)
def test_what_contradicts_itself_is_named_all_at_once(addition: str) -> None:
    assert [fault.partition(": found")[0] for fault in faults_of(STAFF + addition)] == [
        f"staff.toml: {pointer}" for pointer in ADDITIONS[addition]
    ]


def test_faults_of_list_staff_and_week_come_together() -> None:
    with pytest.raises(InputFaultsError) as caught:
        import_list(staff_source("x", "list.csv"), staff_source("x"), "38", ["2026-W60", "nonsense"])
    places = {fault.place.partition(":")[0] for fault in caught.value.faults}
    assert places == {"list.csv", "staff.toml", "--week"}


def test_a_contradiction_that_only_a_problem_shows_is_a_fault_of_that_file() -> None:
    target = '{ partner = "caf", appointments = 1, minutes = 30 }'
    twice = f"{SITE}partner_targets = [{target}, {target}]"
    with pytest.raises(InputFaultsError) as caught:
        import_list(list_source(), staff_source(STAFF + twice), "38", ["2026-W49"])
    assert caught.value.faults[0].place.startswith("38-2026-W49.problem.json: /sites/0/partner_targets")
