"""work.average_max: work over twelve weeks."""

from tests.builders import ALL_WEEK, a_problem, a_roster
from tests.verify import broken, lawful, verify

PROBLEM = a_problem().with_site("s1", openable=ALL_WEEK).with_agent("a1", max_weekly=3600)
FIVE_DAYS = "mon-fri 08:00-12:00,13:00-18:00"


def test_forty_four_hours_on_average() -> None:
    """Over the eleven weeks known and this one: eleven weeks of 44 hours leave exactly 44."""
    problem = PROBLEM.with_history("a1", worked_minutes=(2640,) * 11)
    roster = a_roster(problem).shift("a1", "s1", "mon-thu 08:00-12:00,13:00-18:00")
    verify("work.average_max").on(problem).rows(
        lawful(roster.shift("a1", "s1", "fri 08:00-12:00,13:00-17:00")),
        broken(roster.shift("a1", "s1", "fri 08:00-12:00,13:00-17:15"), 15),
        lawful(roster.shift("a1", "s1", "fri 08:00-12:00", "sun 20:00-24:00")),
        broken(roster.shift("a1", "s1", "fri 08:00-12:00,13:00-17:00", "sun 20:00-24:00"), 240),
    )


def test_the_average_is_over_the_weeks_known() -> None:
    """Two quiet weeks before carry one long one; without any, this week stands alone."""
    quiet = PROBLEM.with_history("a1", worked_minutes=(2520, 2520))
    alone = PROBLEM.with_history("a1", worked_minutes=())
    verify("work.average_max").on(quiet).rows(
        lawful(a_roster(quiet).shift("a1", "s1", FIVE_DAYS, "sat 08:00-11:00")),
        broken(a_roster(quiet).shift("a1", "s1", FIVE_DAYS, "sat 08:00-11:15"), 15),
    )
    verify("work.average_max").on(alone).rows(
        lawful(a_roster(alone).shift("a1", "s1", "mon-thu 08:00-12:00,13:00-18:00", "fri 08:00-16:00")),
        broken(a_roster(alone).shift("a1", "s1", FIVE_DAYS), 60),
    )
