"""published_hours: announced and shut, open and not announced."""

from tests.builders import ALL_WEEK, a_problem, a_roster
from tests.recount import costs, value

PROBLEM = (
    a_problem()
    .with_site("s1", "mon-fri 08:30-12:00", "mon-fri 09:00-19:00")
    .with_antenna("s2", "sat 09:00-12:00", ALL_WEEK)
)
ROSTER = a_roster(PROBLEM)
KEPT = ROSTER.open("s1", "mon-fri 09:00-12:00").open("s2", "sat 09:00-12:00")


def test_announced_minutes_are_clipped_to_the_buildings() -> None:
    """The half hour before the building opens is nobody's fault; antennas count."""
    assert value("published_hours", KEPT) == 0
    assert value("published_hours", ROSTER) == 5 * 180 + 180
    assert costs("published_hours", ROSTER) == [("s1", 900), ("s2", 180)]


def test_open_minutes_that_were_not_announced_count_as_well() -> None:
    """At both ends of an opening, and on other dates."""
    assert value("published_hours", KEPT.open("s2", "mon 00:00-02:00", "sun 22:00-24:00")) == 240
    assert value("published_hours", ROSTER.open("s1", "mon-fri 09:15-12:30").open("s2", "sat 09:00-12:00")) == 5 * 45


def test_dates_of_closure_are_left_out() -> None:
    """Nothing is missing on a date on which the site stays shut."""
    problem = a_problem().with_site("s1", "mon-fri 09:00-12:00", closed=["tue"], holidays=["fri"])
    assert value("published_hours", a_roster(problem)) == 3 * 180
