"""agent.site: shifts at sites to which an agent may not be sent."""

from tests.builders import ALL_WEEK, a_problem, a_roster
from tests.verify import broken, lawful, verify

PROBLEM = (
    a_problem().with_site("s1", openable=ALL_WEEK).with_site("s2", openable=ALL_WEEK).with_agent("a1", sites=["s1"])
)
ROSTER = a_roster(PROBLEM)


def test_an_agent_works_at_the_sites_they_may_be_sent_to() -> None:
    """At both ends of the week, with the minutes of each shift elsewhere."""
    verify("agent.site").on(PROBLEM).rows(
        lawful(ROSTER.shift("a1", "s1", "mon 00:00-03:30", "sun 20:30-24:00")),
        broken(ROSTER.shift("a1", "s2", "mon 00:00-03:30"), 210),
        broken(
            ROSTER.shift("a1", "s1", "mon 00:00-03:30").shift("a1", "s2", "wed 09:00-11:00", "sun 21:30-24:00"),
            120,
            150,
        ),
    )


def test_what_was_worked_elsewhere_before_now_is_history() -> None:
    """A shift across now breaks the law only with what is still to come."""
    given = ROSTER.shift("a1", "s2", "mon 08:00-12:00", "tue 08:00-12:00")
    problem = PROBLEM.published(given).now("tue 10:00")
    roster = a_roster(problem).shift("a1", "s2", "mon 08:00-12:00")
    verify("agent.site").on(problem).rows(
        lawful(roster.shift("a1", "s2", "tue 08:00-10:00")),
        broken(roster.shift("a1", "s2", "tue 08:00-12:00"), 120),
    )
