"""work.weekly_max: work of a week, whatever the contract says."""

from tests.builders import ALL_WEEK, a_problem, a_roster
from tests.verify import broken, lawful, verify

PROBLEM = (
    a_problem()
    .with_site("s1", openable=ALL_WEEK)
    .with_agent("a1", weekly=2880, max_weekly=3600)
    .unavailable("a1", "sun 08:00-12:00", "meeting")
)
ROSTER = a_roster(PROBLEM).shift("a1", "s1", "mon-thu 08:00-12:00,13:00-18:00")


def test_forty_eight_hours_a_week() -> None:
    """Meetings count: four days of nine hours and four hours of meeting leave eight."""
    verify("work.weekly_max").on(PROBLEM).rows(
        lawful(ROSTER.shift("a1", "s1", "fri 08:00-12:00,13:00-17:00")),
        broken(ROSTER.shift("a1", "s1", "fri 08:00-12:00,13:00-17:15"), 15),
        lawful(ROSTER.shift("a1", "s1", "fri 08:00-12:00", "sun 20:00-24:00")),
        broken(ROSTER.shift("a1", "s1", "fri 08:00-12:00,13:00-17:00", "sun 21:00-24:00"), 180),
    )


def test_a_decision_counts_if_it_covers_the_week() -> None:
    """Fifty hours from Monday to Sunday."""
    problem = PROBLEM.with_override("work.weekly_max", 3000)
    roster = a_roster(problem).shift("a1", "s1", "mon-fri 08:00-12:00,13:00-18:00")
    verify("work.weekly_max").on(problem).rows(
        lawful(roster.shift("a1", "s1", "sat 08:00-09:00")),
        broken(roster.shift("a1", "s1", "sat 08:00-10:00"), 60),
    )


def test_a_decision_for_a_part_of_the_week_does_not() -> None:
    """From Tuesday on is not the week."""
    problem = PROBLEM.with_override("work.weekly_max", 3000, days=("tue", "sun"))
    roster = a_roster(problem).shift("a1", "s1", "mon-thu 08:00-12:00,13:00-18:00")
    verify("work.weekly_max").on(problem).rows(
        lawful(roster),
        broken(roster.shift("a1", "s1", "fri 08:00-12:00,13:00-18:00"), 60),
    )
