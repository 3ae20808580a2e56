"""agent.unavailable: shifts in minutes that an agent does not have."""

from tests.builders import ALL_WEEK, a_problem, a_roster
from tests.verify import broken, lawful, verify

PROBLEM = (
    a_problem()
    .with_site("s1", openable=ALL_WEEK)
    .with_agents(1)
    .unavailable("a1", "mon 00:00-00:30", "part_time")
    .unavailable("a1", "tue 10:07-10:08", "meeting")
    .unavailable("a1", "sun 23:30-24:00", "absence")
)
ROSTER = a_roster(PROBLEM)


def test_nobody_is_on_shift_while_unavailable() -> None:
    """From the first minute of the week to its last; ends are rounded outwards to the grid."""
    verify("agent.unavailable").on(PROBLEM).rows(
        lawful(ROSTER.shift("a1", "s1", "mon 00:30-03:00", "sun 20:00-23:30")),
        lawful(ROSTER.shift("a1", "s1", "tue 08:00-10:00,10:15-12:15")),
        broken(ROSTER.shift("a1", "s1", "mon 00:15-03:00"), 15),
        broken(ROSTER.shift("a1", "s1", "tue 08:00-12:00"), 15),
        broken(ROSTER.shift("a1", "s1", "sun 20:00-23:45"), 15),
        broken(ROSTER.shift("a1", "s1", "mon 00:00-03:00", "sun 20:00-24:00"), 30, 30),
    )


def test_an_absence_that_is_over_is_history() -> None:
    """A shift that was given is copied although its agent was not there; nothing more may follow in the absence."""
    base = a_problem().with_site("s1").with_agents(1).unavailable("a1", "mon 09:00-12:00")
    problem = base.published(a_roster(base).shift("a1", "s1", "mon 08:00-12:00")).now("mon 10:00")
    roster = a_roster(problem)
    verify("agent.unavailable").on(problem).rows(
        lawful(roster.shift("a1", "s1", "mon 08:00-10:00")),
        broken(roster.shift("a1", "s1", "mon 08:00-12:00"), 120),
    )
