"""work.amplitude: first start to last end of a date."""

from tests.builders import ALL_WEEK, a_problem, a_roster
from tests.verify import broken, lawful, verify

PROBLEM = a_problem().with_site("s1", openable=ALL_WEEK).with_agents(1)
ROSTER = a_roster(PROBLEM)


def test_twelve_hours_from_first_start_to_last_end() -> None:
    """At both ends of the week."""
    verify("work.amplitude").on(PROBLEM).rows(
        lawful(ROSTER.shift("a1", "s1", "mon 00:00-02:00,10:00-12:00", "sun 12:00-14:00,22:00-24:00")),
        broken(ROSTER.shift("a1", "s1", "mon 00:00-02:00,10:15-12:15"), 15),
        broken(ROSTER.shift("a1", "s1", "sun 11:00-13:00,22:00-24:00"), 60),
    )


def test_thirteen_hours_in_the_private_regime() -> None:
    """What the daily rest leaves of 24 hours."""
    problem = a_problem().with_site("s1", openable=ALL_WEEK).with_agent("a1", regime="private")
    roster = a_roster(problem)
    verify("work.amplitude").on(problem).rows(
        lawful(roster.shift("a1", "s1", "mon 07:00-09:00,18:00-20:00")),
        broken(roster.shift("a1", "s1", "mon 07:00-09:00,18:00-20:15"), 15),
    )


def test_an_hour_that_the_clocks_skip_does_not_count() -> None:
    """On the Sunday of the change to summer time, 00:00 to 13:00 are twelve hours."""
    problem = a_problem(week="2026-W13").with_site("s1", openable=ALL_WEEK).with_agents(1)
    roster = a_roster(problem)
    verify("work.amplitude").on(problem).rows(
        lawful(roster.shift("a1", "s1", "sun 00:00-01:30,11:00-13:00")),
        broken(roster.shift("a1", "s1", "sun 00:00-01:30,11:00-13:15"), 15),
        broken(roster.shift("a1", "s1", "sat 00:00-01:30,11:00-13:00"), 60),
    )
