"""work.part_time_gap: breaks of a private part-timer."""

from typing import Literal

from tests.builders import ALL_WEEK, ProblemBuilder, a_problem, a_roster
from tests.verify import broken, lawful, of_rule, verify


def employed(regime: Literal["fpt", "private"], weekly: int) -> ProblemBuilder:
    return (
        a_problem()
        .with_site("s1", openable=ALL_WEEK)
        .with_site("s2", openable=ALL_WEEK)
        .with_agent("a1", sites=["s1", "s2"], regime=regime, weekly=weekly)
        .with_travel("s1", "s2", 30)
    )


PROBLEM = employed("private", 1200)
ROSTER = a_roster(PROBLEM)


def test_one_break_of_two_hours_at_most() -> None:
    """At both ends of the week; the breaks too many and the minutes too many are two faults."""
    verify("work.part_time_gap").on(PROBLEM).rows(
        lawful(ROSTER.shift("a1", "s1", "mon 00:00-02:00,04:00-06:00", "sun 18:00-20:00,22:00-24:00")),
        broken(ROSTER.shift("a1", "s1", "mon 00:00-02:00,04:15-06:00"), 15),
        broken(ROSTER.shift("a1", "s1", "sun 17:00-19:00,22:00-24:00"), 60),
        broken(ROSTER.shift("a1", "s1", "tue 08:00-10:00,10:30-12:00,13:00-15:00"), 1),
        broken(ROSTER.shift("a1", "s1", "tue 08:00-10:00,10:30-12:00,15:00-17:00"), 1, 60),
    )


def test_a_journey_is_no_break() -> None:
    """Two hours beside the thirty minutes on the way; a journey without a break is none."""
    verify("work.part_time_gap").on(PROBLEM).rows(
        lawful(ROSTER.shift("a1", "s1", "mon 08:00-10:00").shift("a1", "s2", "mon 12:30-14:30")),
        lawful(ROSTER.shift("a1", "s1", "mon 08:00-10:00,10:30-12:00").shift("a1", "s2", "mon 12:30-14:30")),
        broken(ROSTER.shift("a1", "s1", "mon 08:00-10:00").shift("a1", "s2", "mon 12:45-14:30"), 15),
    )


def test_others_are_not_bound() -> None:
    """Full time in the private regime, and the civil service."""
    for problem in (employed("private", 2100), employed("fpt", 1200)):
        roster = a_roster(problem).shift("a1", "s1", "tue 08:00-10:00,10:30-12:00,15:00-17:00")
        assert not of_rule("work.part_time_gap", problem.build(), roster.build())
