"""week: minutes of the week, of instants and of clocks, also where clocks change."""

from datetime import UTC, timedelta

import pytest

from planner.core.facts.week import Week, clipped, day_of, overlap, read_week, total, united, without
from tests.wall import at

ZONE = "Europe/Paris"
PLAIN, SPRING, AUTUMN = "2026-W49", "2026-W13", "2026-W43"


def week(name: str = PLAIN, zone: str = ZONE, slot: int = 15) -> Week:
    return read_week(name, zone, slot)


@pytest.mark.parametrize(("name", "end"), [(PLAIN, 10080), (SPRING, 10020), (AUTUMN, 10140)])
def test_the_sunday_has_the_minutes_it_has(name: str, end: int) -> None:
    """An hour less at the change to summer time, an hour more at the change to winter time."""
    known = week(name)
    assert known.end == end
    assert known.span(6) == (8640, end)
    assert known.wall(6, 1440) == end
    assert not known.blurred


@pytest.mark.parametrize("name", [PLAIN, SPRING, AUTUMN])
def test_minutes_and_instants_are_each_others_way_back(name: str) -> None:
    """From the Monday before to the Monday after, the hour that comes twice included."""
    known = week(name)
    for minute in range(-1440, known.end + 1440, 15):
        assert known.minute(known.instant(minute)) == minute
    steps = [known.instant(minute + 15) - known.instant(minute) for minute in range(0, known.end, 15)]
    assert set(steps) == {timedelta(minutes=15)}


def test_an_instant_is_the_same_whatever_its_offset() -> None:
    """The second two o'clock of a night in autumn is an hour after the first."""
    known = week(AUTUMN)
    first = at("sun 02:00", AUTUMN)
    assert first.utcoffset() == timedelta(hours=2)
    assert known.minute(first) == known.minute(first.astimezone(UTC)) == 6 * 1440 + 120
    assert known.minute(first + timedelta(hours=1)) == 6 * 1440 + 180
    assert known.instant(6 * 1440 + 180).isoformat() == "2026-10-25T02:00:00+01:00"
    assert known.wall(6, 180) == 6 * 1440 + 240


def test_midnight_after_the_sunday_is_the_end_of_the_week() -> None:
    """Whatever lasts until then ends in the week."""
    for name in (PLAIN, SPRING, AUTUMN):
        known = week(name)
        assert known.minute(at("mon+1 00:00", name)) == known.end
        assert known.minute(at("mon+1 01:00", name)) == known.end + 60
        assert known.next_monday(90) == at("mon+1 01:30", name)
        assert day_of(known.end) == 6


def test_rounding_is_to_the_grid() -> None:
    """Down and up, also before the week; what stands on the grid stays."""
    known = week()
    assert (known.floor(at("mon 08:07")), known.ceil(at("mon 08:07"))) == (480, 495)
    assert (known.floor(at("mon 08:15")), known.ceil(at("mon 08:15"))) == (495, 495)
    assert (known.floor(at("sun-1 23:50")), known.ceil(at("sun-1 23:50"))) == (-15, 0)
    assert known.ceil(at("mon 08:00").replace(second=1)) == 495


def test_between_dates_lengths_are_real() -> None:
    """Saturday 22:00 to Sunday 04:00 are five hours in spring, seven in autumn."""
    for name, hours in ((PLAIN, 6), (SPRING, 5), (AUTUMN, 7)):
        known = week(name)
        first, last = known.minute(at("sat 22:00", name)), known.minute(at("sun 04:00", name))
        assert known.elapsed(first, last) == 60 * hours
        assert known.between(at("sat 22:00", name), last) == 60 * hours
        assert known.before(last, 60 * hours) == first
        assert known.before(first, 60) == first - 60


def test_a_week_whose_clock_changes_on_another_date_says_so() -> None:
    """Cairo puts its clocks back on a Thursday night."""
    blurred = week("2026-W44", "Africa/Cairo")
    assert blurred.blurred
    assert all(blurred.wall(day, 1440) <= 1440 * (day + 1) for day in range(6))


def test_spans_are_sets_of_minutes() -> None:
    """Joined, clipped, taken away and counted."""
    assert united([(5, 9), (1, 3), (3, 4), (8, 12), (7, 7)]) == ((1, 4), (5, 12))
    assert clipped([(0, 5), (8, 20)], [(3, 10), (12, 13)]) == ((3, 5), (8, 10), (12, 13))
    assert without([(0, 10), (20, 30)], [(2, 3), (9, 22)]) == ((0, 2), (3, 9), (22, 30))
    assert overlap((0, 5), (3, 9)) == 2
    assert overlap((0, 3), (3, 9)) == 0
    assert total([(0, 2), (5, 6)]) == 3
