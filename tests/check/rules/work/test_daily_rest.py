"""work.daily_rest: rest between two dates."""

from tests.builders import ALL_WEEK, a_problem, a_roster
from tests.verify import broken, lawful, verify

PROBLEM = a_problem().with_site("s1", openable=ALL_WEEK).with_agents(1)
ROSTER = a_roster(PROBLEM)


def test_eleven_hours_between_two_dates() -> None:
    """Up to the last day of the week; days between two shifts are rest."""
    verify("work.daily_rest").on(PROBLEM).rows(
        lawful(ROSTER.shift("a1", "s1", "mon 18:00-21:00", "tue 08:00-10:00", "thu 00:00-02:00")),
        broken(ROSTER.shift("a1", "s1", "mon 18:00-21:15", "tue 08:00-10:00"), 15),
        lawful(ROSTER.shift("a1", "s1", "mon 08:00-10:00,19:00-21:00", "tue 08:00-10:00")),
        broken(ROSTER.shift("a1", "s1", "mon 08:00-10:00,19:00-21:15", "tue 08:00-10:00"), 15),
        broken(ROSTER.shift("a1", "s1", "sat 20:00-24:00", "sun 08:00-10:00,20:00-24:00"), 180),
    )


def test_the_last_shift_before_the_week_counts() -> None:
    """Wherever it lies before the week."""
    problem = PROBLEM.with_history("a1", "sun-1 20:00")
    roster = a_roster(problem)
    verify("work.daily_rest").on(problem).rows(
        lawful(roster.shift("a1", "s1", "mon 07:00-10:00")),
        broken(roster.shift("a1", "s1", "mon 00:00-03:00"), 420),
    )
    midnight = PROBLEM.with_history("a1", "sun-1 24:00")
    roster = a_roster(midnight)
    verify("work.daily_rest").on(midnight).rows(
        lawful(roster.shift("a1", "s1", "mon 11:00-13:00")),
        broken(roster.shift("a1", "s1", "mon 10:45-13:00"), 15),
    )


def test_an_end_that_lies_in_the_week_is_not_of_the_week_before() -> None:
    """What is worked in the week stands in the roster."""
    problem = PROBLEM.with_history("a1", "tue 20:00")
    roster = a_roster(problem)
    verify("work.daily_rest").on(problem).rows(
        lawful(roster.shift("a1", "s1", "mon 00:00-02:00", "wed 00:00-02:00")),
        broken(roster.shift("a1", "s1", "mon 22:00-24:00", "tue 08:00-10:00"), 180),
    )


def test_an_hour_that_the_clocks_skip_is_no_rest() -> None:
    """Saturday 21:00 to Sunday 08:00 are ten hours at the change to summer time, eleven a week later."""
    spring = a_problem(week="2026-W13").with_site("s1", openable=ALL_WEEK).with_agents(1)
    roster = a_roster(spring)
    verify("work.daily_rest").on(spring).rows(
        lawful(roster.shift("a1", "s1", "sat 19:00-21:00", "sun 09:00-11:00")),
        broken(roster.shift("a1", "s1", "sat 19:00-21:00", "sun 08:00-10:00"), 60),
    )


def test_a_rest_that_ended_before_now_is_history() -> None:
    """The shift that came too early was given so; one that is still to come may not."""
    given = ROSTER.shift("a1", "s1", "mon 18:00-22:00", "tue 07:00-09:00")
    problem = PROBLEM.published(given).now("tue 09:00")
    roster = a_roster(problem).shift("a1", "s1", "mon 18:00-22:00")
    verify("work.daily_rest").on(problem).rows(
        lawful(roster.shift("a1", "s1", "tue 07:00-09:00")),
        broken(roster.shift("a1", "s1", "tue 07:00-09:15"), 120),
    )
