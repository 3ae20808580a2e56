"""opening.two_agents, asked of the model: trained presence at every open slot from now on."""

from tests.builders import ALL_WEEK, a_problem, a_roster
from tests.verify import broken, lawful, verify

PROBLEM = (
    a_problem()
    .with_site("s1", openable=ALL_WEEK)
    .with_site("s2", openable=ALL_WEEK)
    .with_agents(3, sites=["s1", "s2"])
    .with_agent("untrained", sites=["s1"], skills=("caf",))
)
ROSTER = a_roster(PROBLEM)


def test_two_may_hand_over_to_two_others() -> None:
    """It is not the same two all along, and those at another site do not count."""
    verify("opening.two_agents").on(PROBLEM).rows(
        lawful(
            ROSTER.open("s1", "mon 00:00-06:00")
            .shift("a1", "s1", "mon 00:00-05:00")
            .shift("a2", "s1", "mon 00:00-03:00")
            .shift("a3", "s1", "mon 03:00-06:00")
            .shift("a2", "s1", "mon 05:00-06:00")
        ),
        broken(ROSTER.staff("s1", ("a1",), "sun 21:00-24:00").shift("a2", "s2", "sun 21:00-24:00"), 1),
        broken(ROSTER.staff("s1", ("a1", "untrained"), "sun 21:00-24:00"), 1),
    )


def test_before_now_is_as_it_was() -> None:
    """From now on it takes two again."""
    given = ROSTER.staff("s1", ("a1", "a2"), "mon 08:00-12:00")
    problem = PROBLEM.published(given).now("mon 10:00")
    roster = a_roster(problem).shift("a1", "s1", "mon 08:00-12:00").shift("a2", "s1", "mon 08:00-10:00")
    verify("opening.two_agents").on(problem).rows(
        lawful(roster.open("s1", "mon 08:00-10:00")),
        broken(roster.open("s1", "mon 08:00-10:15"), 1),
    )
