"""work.average_max, asked of the model: what the weeks before leave of this one."""

from tests.builders import ALL_WEEK, a_problem, a_roster
from tests.verify import broken, lawful, verify

PROBLEM = a_problem().with_site("s1", openable=ALL_WEEK).with_agent("a1", max_weekly=3600)


def test_only_the_last_eleven_weeks_and_real_minutes_count() -> None:
    """Two hours that were missed are not worked."""
    base = PROBLEM.with_history("a1", worked_minutes=(2880, *[2700] * 5, *[2640] * 5)).unavailable(
        "a1", "mon 08:00-10:00"
    )
    given = a_roster(base).shift("a1", "s1", "mon-thu 08:00-13:00,14:00-18:00")
    problem = base.published(given).now("fri 00:00")
    roster = a_roster(problem).shift("a1", "s1", "mon-thu 08:00-13:00,14:00-18:00")
    verify("work.average_max").on(problem).rows(
        lawful(roster.shift("a1", "s1", "fri 08:00-09:00")),
        broken(roster.shift("a1", "s1", "fri 08:00-09:15"), 15),
    )


def test_an_average_that_is_past_adds_no_more() -> None:
    """What was worked is history; one slot more is not."""
    base = PROBLEM.with_history("a1", worked_minutes=(2880,) * 11)
    problem = base.published(a_roster(base).shift("a1", "s1", "mon 08:00-12:00")).now("tue 00:00")
    roster = a_roster(problem).shift("a1", "s1", "mon 08:00-12:00")
    verify("work.average_max").on(problem).rows(
        lawful(roster), broken(roster.shift("a1", "s1", "sun 23:45-24:00"), 255)
    )
