"""work.sunday, asked of the model: Sundays are empty from now on, unless the employer has a derogation."""

from tests.builders import ALL_WEEK, a_problem, a_roster
from tests.verify import broken, lawful, verify

PROBLEM = (
    a_problem()
    .with_site("s1", openable=ALL_WEEK)
    .with_agent("a1")
    .with_agent("a2", employer="e2")
    .with_override("work.sunday", 1, employer="e2")
)
ROSTER = a_roster(PROBLEM)


def test_a_derogation_is_the_agents_employers() -> None:
    """Whose site it is does not matter."""
    verify("work.sunday").on(PROBLEM).rows(
        lawful(ROSTER.shift("a2", "s1", "sun 00:00-02:00,22:00-24:00").shift("a1", "s1", "sat 22:00-24:00")),
        broken(ROSTER.shift("a1", "s1", "sun 00:00-00:15"), 15),
        broken(ROSTER.shift("a1", "s1", "sun 23:45-24:00"), 15),
    )


def test_a_sunday_that_was_worked_until_now_ends_there() -> None:
    """With the minutes that are still to come."""
    problem = PROBLEM.published(ROSTER.shift("a1", "s1", "sun 08:00-12:00")).now("sun 10:00")
    roster = a_roster(problem)
    verify("work.sunday").on(problem).rows(
        lawful(roster.shift("a1", "s1", "sun 08:00-10:00")), broken(roster.shift("a1", "s1", "sun 08:00-10:15"), 15)
    )
