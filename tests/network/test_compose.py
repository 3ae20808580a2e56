"""Problems composed: weekly windows laid on the week's dates, local times on its clock, holidays of the territory."""

from datetime import date, datetime

import pytest

from planner.network.compose import Network, compose
from planner.network.importing import read_network
from schemas.agent import Skill
from schemas.ids import CORE, SkillCode
from schemas.problem import Problem
from tests.network.sources import STAFF, a_row, list_source, staff_source

REFERENT = """
[[referents]]
id = "r1"
partner = "caf"
sites = ["237"]
modality = "video"
availability = [
  { day = "tue", start = "09:00", end = "11:30" },
  { day = "mon", start = "14:00", end = "16:00" },
  { day = "mon", start = "09:00", end = "11:30" },
]
"""


def network(addition: str = "", departement: str = "38") -> Network:
    staff = STAFF.replace('"38"', f'"{departement}"') + addition
    return read_network(list_source(a_row(insee_dep=departement)), staff_source(staff), departement)[0]


def composed(addition: str = "", week: str = "2026-W49", departement: str = "38") -> Problem:
    return compose(network(addition, departement), week)


def away(addition: str, week: str = "2026-W49") -> list[tuple[str, str, str]]:
    (agent,) = composed(addition, week).agents
    return [(one.start.isoformat(), one.end.isoformat(), one.reason) for one in agent.unavailable]


def test_a_week_is_planned_two_weeks_before_unless_told_otherwise() -> None:
    assert composed().now.isoformat() == "2026-11-16T08:00:00+01:00"
    assert compose(network(), "2026-W49", datetime(2026, 11, 26, 10, 0)).now.isoformat() == "2026-11-26T10:00:00+01:00"  # noqa: DTZ001 - a local moment, as a staff file has it
    assert composed(week="2026-W22").now.isoformat() == "2026-05-11T08:00:00+02:00"


def test_part_time_returns_every_week_and_a_bare_date_is_the_whole_day() -> None:
    assert away('part_time = [{ day = "wed", start = "00:00", end = "24:00" }]') == [
        ("2026-12-02T00:00:00+01:00", "2026-12-03T00:00:00+01:00", "part_time")
    ]
    assert away("absences = [{ start = 2026-12-01, end = 2026-12-02 }]") == [
        ("2026-12-01T00:00:00+01:00", "2026-12-03T00:00:00+01:00", "absence")
    ]


def test_only_what_touches_the_week_is_carried() -> None:
    spans = """trainings = [
      { start = 2026-11-29T09:00:00, end = 2026-11-29T12:00:00 },
      { start = 2026-11-27, end = 2026-11-30 },
      { start = 2026-12-06T23:00:00, end = 2026-12-07T01:00:00 },
      { start = 2026-12-07, end = 2026-12-07 },
    ]"""
    assert [start for start, _, _ in away(spans)] == ["2026-11-27T00:00:00+01:00", "2026-12-06T23:00:00+01:00"]


def test_an_instant_with_an_offset_is_put_on_the_local_clock() -> None:
    assert away("meetings = [{ start = 2026-12-01T08:00:00Z, end = 2026-12-01T09:00:00Z }]") == [
        ("2026-12-01T09:00:00+01:00", "2026-12-01T10:00:00+01:00", "meeting")
    ]


def test_the_night_of_a_clock_change_has_its_own_offsets() -> None:
    spans = away("absences = [{ start = 2026-03-28, end = 2026-03-29 }]", "2026-W13")
    assert spans == [("2026-03-28T00:00:00+01:00", "2026-03-30T00:00:00+02:00", "absence")]


def test_the_last_shift_lies_in_the_week_before() -> None:
    (agent,) = composed('last_shift = { day = "sat", end = "12:00" }\nworked_minutes = [2100, 2040]').agents
    assert agent.history.last_shift_end is not None
    assert agent.history.last_shift_end.isoformat() == "2026-11-28T12:00:00+01:00"
    assert agent.history.worked_minutes == (2100, 2040)
    assert composed().agents[0].history.last_shift_end is None


def test_a_bare_skill_is_held_without_limit() -> None:
    assert composed().agents[0].skills == (
        Skill(code=CORE),
        Skill(code=SkillCode("caf"), valid_until=date(2027, 2, 28)),
    )


def test_a_partner_bears_the_name_stated_or_the_one_of_that_day() -> None:
    assert {partner.id: partner.name for partner in composed().partners} == {
        "caf": "CAF (allocations familiales)",
        "mission": "Mission locale",
    }
    job_centre = [partner.name for partner in composed_with("france-travail", "2023-W49").partners]
    assert job_centre == ["Pôle emploi", "Mission locale"]


def composed_with(partner: str, week: str) -> Problem:
    staff = STAFF.replace('["caf",', f'["{partner}",').replace('{ code = "caf", valid_until = 2027-02-28 }', '"core"')
    return compose(read_network(list_source(), staff_source(staff), "38")[0], week)


def test_referents_receive_in_order_of_time_and_not_on_public_holidays() -> None:
    (ordinary,), (holiday,) = composed(REFERENT).referents, composed(REFERENT, "2026-W22").referents
    assert [str(one.start)[:16] for one in ordinary.availability] == [
        "2026-11-30 09:00", "2026-11-30 14:00", "2026-12-01 09:00",
    ]  # fmt: skip
    assert [str(one.start)[:16] for one in holiday.availability] == ["2026-05-26 09:00"]
    (absent,) = composed(REFERENT + "away = [2026-11-30]").referents
    assert len(absent.availability) == 1


def test_bookings_of_other_weeks_stay_out() -> None:
    taken = """
    [[bookings]]
    appointment = "b1"
    site = "237"
    partner = "caf"
    referent = "r1"
    start = 2026-12-01T09:00:00
    end = 2026-12-01T09:30:00
    """
    assert [booking.site for booking in composed(REFERENT + taken).bookings] == ["237-morestel"]
    assert composed(REFERENT + taken, "2026-W50").bookings == ()


@pytest.mark.parametrize(
    ("departement", "week", "timezone", "shut"),
    [
        ("38", "2026-W22", "Europe/Paris", [date(2026, 5, 25)]),
        ("67", "2026-W14", "Europe/Paris", [date(2026, 4, 3)]),
        ("38", "2026-W14", "Europe/Paris", []),
        ("971", "2026-W22", "America/Guadeloupe", [date(2026, 5, 25), date(2026, 5, 27)]),
    ],
)
def test_holidays_and_clock_are_those_of_the_territory(
    departement: str, week: str, timezone: str, shut: list[date]
) -> None:
    problem = composed("", week, departement)
    assert problem.timezone == timezone
    assert list(problem.sites[0].closed_on) == list(problem.sites[0].holidays) == shut


def test_the_basin_is_the_departement_unless_named() -> None:
    assert composed().basin == "38"
    assert compose(read_network(list_source(), staff_source('basin = "isere-nord"'), "38")[0], "2026-W49").basin == (
        "isere-nord"
    )
