"""clock: real minutes of a week in its zone."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from planner.check.clock import Clock
from tests.builders import a_problem, at

SPRING = "2026-W13"
AUTUMN = "2026-W43"


def clock(week: str = "2026-W49", zone: str = "Europe/Paris", slot: int = 15) -> Clock:
    return Clock.of(a_problem(week=week, zone=zone, slot_minutes=slot).build())


@pytest.mark.parametrize(("week", "minutes"), [("2026-W49", 10080), (SPRING, 10020), (AUTUMN, 10140)])
def test_a_week_has_as_many_minutes_as_its_clocks_run(week: str, minutes: int) -> None:
    """An hour less in spring, an hour more in autumn."""
    assert clock(week).midnights[7] == minutes


def test_instants_of_one_zone_are_compared_in_utc() -> None:
    """Python would subtract their wall times, and find an hour that never was."""
    paris = ZoneInfo("Europe/Paris")
    before, after = datetime(2026, 3, 29, 1, tzinfo=paris), datetime(2026, 3, 29, 4, tzinfo=paris)
    spring = clock(SPRING)
    assert spring.minute(after) - spring.minute(before) == 120


def test_minutes_and_instants_are_each_others_way_back() -> None:
    """With the offset that holds then, also in the hour that comes twice."""
    autumn = clock(AUTUMN)
    for minute in range(0, autumn.midnights[7] + 1, 15):
        assert autumn.minute(autumn.instant(minute)) == minute
    assert autumn.instant(0).isoformat() == "2026-10-19T00:00:00+02:00"
    assert autumn.instant(autumn.midnights[7]).isoformat() == "2026-10-26T00:00:00+01:00"


def test_rounding_is_to_the_grid_outwards() -> None:
    """Before the week as well as in it."""
    week = clock()
    assert (week.floor(at("mon 08:07")), week.ceil(at("mon 08:07"))) == (480, 495)
    assert (week.floor(at("mon 08:15")), week.ceil(at("mon 08:15"))) == (495, 495)
    assert week.ceil(datetime(2026, 11, 30, 7, 0, 1, tzinfo=UTC)) == 495
    assert week.floor(at("sun-1 23:50")) == -15


@pytest.mark.parametrize("zone", ["Europe/Paris", "Asia/Kolkata", "Indian/Reunion", "America/Cayenne"])
def test_the_grid_is_that_of_the_local_clock(zone: str) -> None:
    """Also where the offset is no whole hour."""
    assert clock(zone=zone, slot=30).floor(at("mon 08:40", zone=zone)) == 510


def test_a_minute_belongs_to_its_local_date() -> None:
    """Midnight begins the next one."""
    spring = clock(SPRING)
    assert [spring.day(minute) for minute in (-1, 0, 1439, 1440, 10019, 10020)] == [-1, 0, 0, 1, 6, 7]
    assert spring.wall(6, 180) == spring.midnights[6] + 120
    assert spring.wall(6, 1440) == spring.midnights[7]
