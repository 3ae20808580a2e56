"""agent.site, asked of the model: lanes at sites to which an agent may not be sent stay empty."""

from tests.builders import ALL_WEEK, a_problem, a_roster
from tests.verify import broken, lawful, verify

PROBLEM = (
    a_problem()
    .with_site("s1", openable=ALL_WEEK)
    .with_site("s2", openable=ALL_WEEK)
    .with_agent("a1", sites=["s2"])
    .with_agent("a2", sites=["s1", "s2"])
)
ROSTER = a_roster(PROBLEM)


def test_each_agent_has_sites_of_their_own() -> None:
    """What one may do another may not."""
    verify("agent.site").on(PROBLEM).rows(
        lawful(ROSTER.shift("a1", "s2", "mon 00:00-02:00").shift("a2", "s1", "sun 22:00-24:00")),
        broken(ROSTER.shift("a2", "s1", "mon 00:00-02:00").shift("a1", "s1", "sun 22:00-24:00"), 120),
    )


def test_an_agent_who_was_moved_ends_at_now() -> None:
    """The shift at the old site was given, and is not gone on with."""
    given = ROSTER.shift("a1", "s1", "tue 08:00-12:00")
    problem = PROBLEM.published(given, frozen_until="wed 00:00").now("tue 09:00").with_consent("a1", "tue")
    roster = a_roster(problem)
    verify("agent.site").on(problem).rows(
        lawful(roster.shift("a1", "s1", "tue 08:00-09:00").shift("a1", "s2", "tue 10:00-12:00")),
        broken(roster.shift("a1", "s1", "tue 08:00-09:15"), 15),
    )
