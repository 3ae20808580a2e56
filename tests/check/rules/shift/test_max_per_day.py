"""shift.max_per_day: shifts of one date."""

from tests.builders import ALL_WEEK, a_problem, a_roster
from tests.verify import broken, lawful, verify

PROBLEM = (
    a_problem()
    .with_site("s1", openable=ALL_WEEK)
    .with_site("s2", openable=ALL_WEEK)
    .with_site("s3", openable=ALL_WEEK)
    .with_agent("a1", sites=["s1", "s2", "s3"])
)
ROSTER = a_roster(PROBLEM)


def test_two_shifts_a_date_at_one_site() -> None:
    """At both ends of the week."""
    verify("shift.max_per_day").on(PROBLEM).rows(
        lawful(ROSTER.shift("a1", "s1", "mon 00:00-02:00,03:00-05:00", "sun 19:00-21:00,22:00-24:00")),
        broken(ROSTER.shift("a1", "s1", "mon 00:00-02:00,03:00-05:00,06:00-08:00"), 1),
        broken(ROSTER.shift("a1", "s1", "sun 10:00-12:00,13:00-15:00,16:00-18:00,22:00-24:00"), 2),
    )


def test_three_over_several_sites() -> None:
    """And two at each of them."""
    morning = ROSTER.shift("a1", "s1", "tue 06:00-08:00,09:00-11:00")
    verify("shift.max_per_day").on(PROBLEM).rows(
        lawful(morning.shift("a1", "s2", "tue 12:00-14:00")),
        lawful(
            ROSTER.shift("a1", "s1", "tue 06:00-08:00")
            .shift("a1", "s2", "tue 9:00-11:00".replace(" 9", " 09"))
            .shift("a1", "s3", "tue 12:00-14:00")
        ),
        broken(morning.shift("a1", "s2", "tue 12:00-14:00,15:00-17:00"), 1),
        broken(morning.shift("a1", "s1", "tue 12:00-14:00").shift("a1", "s2", "tue 15:00-17:00"), 1, 1),
    )


def test_shifts_of_history_count_too() -> None:
    """Two before now leave none at the same site."""
    problem = PROBLEM.published(ROSTER.shift("a1", "s1", "mon 06:00-08:00,09:00-11:00")).now("mon 11:00")
    roster = a_roster(problem).shift("a1", "s1", "mon 06:00-08:00,09:00-11:00")
    verify("shift.max_per_day").on(problem).rows(lawful(roster), broken(roster.shift("a1", "s1", "mon 12:00-14:00"), 1))
