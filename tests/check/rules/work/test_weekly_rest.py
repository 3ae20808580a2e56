"""work.weekly_rest: rest at both ends of the week."""

from tests.builders import ALL_WEEK, a_problem, a_roster
from tests.verify import broken, lawful, verify

PROBLEM = (
    a_problem()
    .with_site("s1", openable="mon-sun 00:00-24:00")
    .with_site("s2", openable="mon 06:00-20:00,21:00-23:00")
    .with_agent("a1", sites=["s1"])
    .with_agent("a2", sites=["s2"])
)


def test_thirty_five_hours_before_the_first_work() -> None:
    """From the last shift of the week before."""
    problem = PROBLEM.with_history("a1", "sat-1 18:00")
    roster = a_roster(problem)
    verify("work.weekly_rest").on(problem).rows(
        lawful(roster.shift("a1", "s1", "mon 05:00-08:00")),
        broken(roster.shift("a1", "s1", "mon 00:00-03:00"), 300),
        broken(roster.shift("a1", "s1", "mon 00:00-03:00", "wed 08:00-12:00"), 300),
    )


def test_the_week_before_ends_with_its_sunday_night() -> None:
    """A shift until midnight on Sunday is one of it; one that ends on Monday is not."""
    problem = PROBLEM.with_history("a1", "sun-1 24:00")
    roster = a_roster(problem)
    verify("work.weekly_rest").on(problem).rows(
        lawful(roster.shift("a1", "s1", "tue 11:00-14:00")),
        broken(roster.shift("a1", "s1", "tue 10:45-14:00"), 15),
    )
    problem = PROBLEM.with_history("a1", "mon 00:01")
    roster = a_roster(problem)
    verify("work.weekly_rest").on(problem).rows(
        lawful(roster.shift("a1", "s1", "mon 11:15-14:00")),
        broken(roster.shift("a1", "s1", "sun 12:00-15:00"), 1560),
    )


def test_a_shift_of_an_earlier_week_binds_no_more() -> None:
    """An agent who was away since then has rested; one whose shift is not known as well."""
    problem = PROBLEM.with_history("a1", "sun-2 23:30")
    roster = a_roster(problem)
    verify("work.weekly_rest").on(problem).rows(
        lawful(roster.shift("a1", "s1", "mon 00:00-03:00")),
        broken(roster.shift("a1", "s1", "sun 12:00-15:00"), 1560),
    )


def test_thirty_five_hours_before_the_sites_open_again() -> None:
    """Until the earliest openable time of the agent's sites on the next Monday."""
    roster = a_roster(PROBLEM)
    verify("work.weekly_rest").on(PROBLEM).rows(
        lawful(roster.shift("a1", "s1", "sat 08:00-13:00")),
        lawful(roster.shift("a2", "s2", "sat 14:00-19:00")),
        broken(roster.shift("a1", "s1", "sat 08:00-13:15"), 15),
        lawful(roster.shift("a1", "s1", "mon 08:00-12:00", "sat 08:00-13:00")),
        broken(roster.shift("a1", "s1", "mon 08:00-12:00", "sat 08:00-13:15"), 15),
        broken(roster.shift("a2", "s2", "sat 14:00-19:15"), 15),
        broken(roster.shift("a1", "s1", "sun 20:00-24:00"), 2100),
    )


def test_where_no_site_opens_on_mondays_the_end_of_the_week_is_free() -> None:
    """The beginning is not."""
    problem = a_problem().with_site("s1", openable="tue-sun 00:00-24:00").with_agents(1)
    problem = problem.with_history("a1", "sun-1 14:00")
    roster = a_roster(problem)
    verify("work.weekly_rest").on(problem).rows(
        lawful(roster.shift("a1", "s1", "sun 20:00-24:00")),
        broken(roster.shift("a1", "s1", "tue 00:00-02:00"), 60),
    )


def test_a_closure_of_this_monday_says_nothing_of_the_next() -> None:
    """The next Monday is as any Monday."""
    problem = a_problem().with_site("s1", openable=ALL_WEEK, closed=["mon"]).with_agents(1)
    roster = a_roster(problem)
    verify("work.weekly_rest").on(problem).rows(
        lawful(roster.shift("a1", "s1", "sat 10:00-13:00")),
        broken(roster.shift("a1", "s1", "sun 22:00-24:00"), 2100),
    )
