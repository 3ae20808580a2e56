"""shift.min_length: shifts that are too short."""

from tests.builders import ALL_WEEK, a_problem, a_roster
from tests.verify import broken, lawful, verify

PROBLEM = a_problem().with_site("s1", openable=ALL_WEEK).with_agents(1)
ROSTER = a_roster(PROBLEM)


def test_a_shift_lasts_two_hours() -> None:
    """At both ends of the week."""
    verify("shift.min_length").on(PROBLEM).rows(
        lawful(ROSTER.shift("a1", "s1", "mon 00:00-02:00", "sun 22:00-24:00")),
        broken(ROSTER.shift("a1", "s1", "mon 00:00-01:45"), 15),
        broken(ROSTER.shift("a1", "s1", "sun 23:45-24:00"), 105),
    )


def test_a_shift_across_now_may_be_cut_there() -> None:
    """It ends at now, or lasts its two hours."""
    problem = PROBLEM.published(ROSTER.shift("a1", "s1", "mon 09:00-12:00")).now("mon 10:00")
    roster = a_roster(problem)
    verify("shift.min_length").on(problem).rows(
        lawful(roster.shift("a1", "s1", "mon 09:00-10:00")),
        lawful(roster.shift("a1", "s1", "mon 09:00-11:00")),
        broken(roster.shift("a1", "s1", "mon 09:00-10:30"), 30),
    )
