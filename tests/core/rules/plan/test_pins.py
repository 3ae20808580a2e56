"""plan.pins, asked of the model: a pin stands with its own start and its own end."""

from tests.builders import ALL_WEEK, a_problem, a_roster
from tests.verify import broken, lawful, verify

PROBLEM = a_problem().with_site("s1", openable=ALL_WEEK).with_site("s2", openable=ALL_WEEK)
PROBLEM = PROBLEM.with_agents(2, sites=["s1", "s2"])
ROSTER = a_roster(PROBLEM)


def test_nothing_more_and_nothing_less_than_the_pin() -> None:
    """At its site, and by its agent."""
    problem = PROBLEM.with_pin("a1", "s1", "mon 00:15-03:00", "sun 22:00-23:45")
    roster = a_roster(problem).shift("a1", "s1", "mon 00:15-03:00")
    verify("plan.pins").on(problem).rows(
        lawful(roster.shift("a1", "s1", "sun 22:00-23:45")),
        broken(roster.shift("a1", "s1", "sun 21:45-23:45"), 105),
        broken(roster.shift("a1", "s1", "sun 22:00-24:00"), 105),
        broken(roster.shift("a2", "s1", "sun 22:00-23:45"), 105),
        broken(roster.shift("a1", "s2", "sun 22:00-23:45"), 105),
    )


def test_a_pin_over_now_is_the_shift_that_was_given() -> None:
    """It goes on to its end; where something else was given, no roster has it."""
    given = ROSTER.shift("a1", "s1", "tue 08:00-11:00")
    problem = PROBLEM.with_pin("a1", "s1", "tue 08:00-12:00").published(given).now("tue 10:00")
    roster = a_roster(problem)
    verify("plan.pins").on(problem).rows(
        lawful(roster.shift("a1", "s1", "tue 08:00-12:00")),
        broken(roster.shift("a1", "s1", "tue 08:00-10:00"), 240),
        broken(roster.shift("a1", "s1", "tue 08:00-11:00"), 240),
    )


def test_a_pin_before_which_something_else_was_given_cannot_be_had() -> None:
    """Presence before now is history."""
    problem = PROBLEM.with_pin("a1", "s1", "tue 08:00-12:00").now("tue 10:00")
    other = PROBLEM.with_pin("a1", "s1", "tue 11:00-13:00").now("tue 10:00")
    verify("plan.pins").on(other).rows(
        lawful(a_roster(other).shift("a1", "s1", "tue 11:00-13:00")), broken(a_roster(other), 120)
    )
    verify("plan.pins").on(problem).rows(
        lawful(a_roster(problem).shift("a1", "s1", "tue 08:00-12:00"), only_checker=True),
        broken(a_roster(problem).shift("a1", "s1", "tue 10:00-12:00"), 240),
    )
