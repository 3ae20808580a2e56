"""work.daily_max, asked of the model: work of a date, on both sides of now."""

from tests.builders import ALL_WEEK, a_problem, a_roster
from tests.verify import broken, lawful, verify

PROBLEM = a_problem().with_site("s1", openable=ALL_WEEK).with_agents(1)
ROSTER = a_roster(PROBLEM)


def test_what_is_behind_counts_with_what_is_to_come() -> None:
    """Ten hours over now, the hour that was missed left out."""
    base = PROBLEM.unavailable("a1", "mon 07:00-08:00")
    problem = base.published(ROSTER.shift("a1", "s1", "mon 06:00-12:00")).now("mon 10:00")
    roster = a_roster(problem)
    verify("work.daily_max").on(problem).rows(
        lawful(roster.shift("a1", "s1", "mon 06:00-12:00,13:00-18:00")),
        broken(roster.shift("a1", "s1", "mon 06:00-12:00,13:00-18:15"), 15),
    )


def test_a_day_that_was_too_long_is_not_made_longer() -> None:
    """It is history, and nothing may follow."""
    problem = PROBLEM.published(ROSTER.shift("a1", "s1", "mon 06:00-17:00")).now("mon 17:00")
    roster = a_roster(problem)
    verify("work.daily_max").on(problem).rows(
        lawful(roster.shift("a1", "s1", "mon 06:00-17:00", "tue 06:00-16:00")),
        broken(roster.shift("a1", "s1", "mon 06:00-17:00,18:00-20:00"), 180),
    )


def test_an_hour_that_comes_twice_is_worked_twice() -> None:
    """Midnight to nine are ten hours at the change to winter time."""
    problem = a_problem(week="2026-W43").with_site("s1", openable=ALL_WEEK).with_agents(1)
    roster = a_roster(problem)
    verify("work.daily_max").on(problem).rows(
        lawful(roster.shift("a1", "s1", "sun 00:00-09:00")), broken(roster.shift("a1", "s1", "sun 00:00-09:15"), 15)
    )
