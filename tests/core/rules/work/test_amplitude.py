"""work.amplitude, asked of the model: first start to last end, history and both sites included."""

from tests.builders import ALL_WEEK, a_problem, a_roster
from tests.verify import broken, lawful, verify

PROBLEM = (
    a_problem()
    .with_site("s1", openable=ALL_WEEK)
    .with_site("s2", openable=ALL_WEEK)
    .with_agents(1, sites=["s1", "s2"])
    .with_travel("s1", "s2", 30)
)
ROSTER = a_roster(PROBLEM)


def test_the_day_is_measured_over_all_sites() -> None:
    """From the first slot of the week to its last."""
    verify("work.amplitude").on(PROBLEM).rows(
        lawful(ROSTER.shift("a1", "s1", "mon 00:00-02:00").shift("a1", "s2", "mon 10:00-12:00", "sun 12:00-24:00")),
        broken(ROSTER.shift("a1", "s1", "mon 00:00-02:00").shift("a1", "s2", "mon 10:00-12:15"), 15),
        broken(ROSTER.shift("a1", "s1", "sun 11:45-13:00").shift("a1", "s2", "sun 22:00-24:00"), 15),
    )


def test_the_day_begins_with_the_first_minute_really_worked() -> None:
    """Not with a shift on which the agent was missing."""
    base = PROBLEM.unavailable("a1", "mon 06:00-07:00")
    problem = base.published(ROSTER.shift("a1", "s1", "mon 06:00-09:00")).now("mon 12:00")
    roster = a_roster(problem).shift("a1", "s1", "mon 06:00-09:00")
    verify("work.amplitude").on(problem).rows(
        lawful(roster.shift("a1", "s1", "mon 15:00-19:00")),
        broken(roster.shift("a1", "s1", "mon 15:00-19:15"), 15),
    )


def test_an_employer_may_decide_otherwise_for_a_day() -> None:
    """Ten hours on the Tuesday."""
    problem = PROBLEM.with_override("work.amplitude", 600, days=("tue", "tue"))
    roster = a_roster(problem)
    verify("work.amplitude").on(problem).rows(
        lawful(roster.shift("a1", "s1", "mon 08:00-10:00,17:00-19:00", "tue 08:00-10:00,16:00-18:00")),
        broken(roster.shift("a1", "s1", "tue 08:00-10:00,17:00-19:00"), 60),
    )
