"""shift.max_per_day, asked of the model: starts of a date, those of history included."""

from tests.builders import ALL_WEEK, a_problem, a_roster
from tests.verify import broken, lawful, verify

PROBLEM = (
    a_problem()
    .with_site("s1", openable=ALL_WEEK)
    .with_site("s2", openable=ALL_WEEK)
    .with_agent("a1", sites=["s1"])
    .with_agent("a2", sites=["s1", "s2"])
)
ROSTER = a_roster(PROBLEM)


def test_starts_are_counted_on_every_date() -> None:
    """The first slot of a date may be a start, the last one as well."""
    verify("shift.max_per_day").on(PROBLEM).rows(
        lawful(ROSTER.shift("a1", "s1", "mon-sun 00:00-02:00,22:00-24:00")),
        broken(ROSTER.shift("a1", "s1", "mon-sun 00:00-02:00,12:00-14:00,22:00-24:00"), *[1] * 7),
    )


def test_history_elsewhere_counts_towards_the_three() -> None:
    """Even at a site to which the agent may no longer be sent."""
    problem = PROBLEM.published(ROSTER.shift("a1", "s2", "mon 06:00-08:00,08:30-10:00")).now("mon 10:00")
    roster = a_roster(problem).shift("a1", "s2", "mon 06:00-08:00,08:30-10:00")
    verify("shift.max_per_day").on(problem).rows(
        lawful(roster.shift("a1", "s1", "mon 11:00-13:00")),
        broken(roster.shift("a1", "s1", "mon 11:00-13:00,14:00-16:00"), 1),
    )


def test_a_shift_that_goes_on_over_now_is_one() -> None:
    """It began before, and is not counted again."""
    problem = PROBLEM.published(ROSTER.shift("a1", "s1", "mon 06:00-08:00,09:00-12:00")).now("mon 10:00")
    roster = a_roster(problem)
    verify("shift.max_per_day").on(problem).rows(
        lawful(roster.shift("a1", "s1", "mon 06:00-08:00,09:00-15:00")),
        broken(roster.shift("a1", "s1", "mon 06:00-08:00,09:00-10:00,11:00-15:00"), 1),
    )


def test_too_many_before_now_are_history_only_if_nothing_follows() -> None:
    """The third shift ends at now."""
    given = ROSTER.shift("a1", "s1", "mon 06:00-08:00,09:00-11:00,12:00-16:00")
    problem = PROBLEM.published(given).now("mon 14:00")
    roster = a_roster(problem).shift("a1", "s1", "mon 06:00-08:00,09:00-11:00")
    verify("shift.max_per_day").on(problem).rows(
        lawful(roster.shift("a1", "s1", "mon 12:00-14:00")),
        broken(roster.shift("a1", "s1", "mon 12:00-16:00"), 1),
    )
