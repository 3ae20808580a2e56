"""opening.min_length, asked of the model: how long doors stay open, over now and where short hours are announced."""

from tests.builders import ALL_WEEK, a_problem, a_roster
from tests.verify import broken, lawful, verify


def test_two_hours_or_a_short_announcement_on_its_own_day() -> None:
    """From its first minute to its last; whoever opens beyond it opens for two hours."""
    problem = a_problem().with_site("s1", published="mon 00:00-00:30,02:00-03:30", openable=ALL_WEEK).with_agents(2)
    roster = a_roster(problem)
    verify("opening.min_length").on(problem).rows(
        lawful(roster.open("s1", "mon 00:00-00:30,02:00-03:30")),
        lawful(roster.open("s1", "mon 00:00-02:00", "sun 22:00-24:00")),
        broken(roster.open("s1", "mon 00:00-00:45"), 75),
        broken(roster.open("s1", "mon 00:00-00:15"), 105),
        broken(roster.open("s1", "mon 02:15-03:30"), 45),
        broken(roster.open("s1", "tue 00:00-00:30"), 90),
    )


def test_two_announcements_may_begin_together_and_end_apart() -> None:
    """As announced, and as clipped to the first of two windows of the building."""
    problem = a_problem().with_site("s1", published="mon 09:00-10:30", openable="mon 08:00-09:45,09:45-12:00")
    roster = a_roster(problem)
    verify("opening.min_length").on(problem).rows(
        lawful(roster.open("s1", "mon 09:00-09:45")),
        lawful(roster.open("s1", "mon 09:00-10:30")),
        broken(roster.open("s1", "mon 09:00-10:00"), 60),
    )


def test_an_opening_over_now_is_exactly_what_was_announced_or_long_enough() -> None:
    """It counts from when it began; one that ended at now may go on."""
    base = a_problem().with_site("s1", published="mon 09:00-10:30").with_agents(2)
    given = a_roster(base).staff("s1", ("a1", "a2"), "mon 09:00-10:00")
    problem = base.published(given).now("mon 10:00")
    roster = a_roster(problem)
    verify("opening.min_length").on(problem).rows(
        lawful(roster.open("s1", "mon 09:00-10:00")),
        lawful(roster.open("s1", "mon 09:00-10:30")),
        lawful(roster.open("s1", "mon 09:00-11:00")),
        broken(roster.open("s1", "mon 09:00-10:15"), 45),
        broken(roster.open("s1", "mon 09:00-10:45"), 15),
    )
