"""plan.frozen, asked of the model: history is copied, frozen presence stays."""

from tests.builders import ALL_WEEK, a_problem, a_roster
from tests.verify import broken, lawful, verify

BASE = a_problem().with_site("s1", openable=ALL_WEEK).with_site("s2", openable=ALL_WEEK)
BASE = BASE.with_agents(2, sites=["s1", "s2"]).with_agents(1, sites=["s1"])
GIVEN = a_roster(BASE).shift("a1", "s1", "mon-sun 08:00-12:00")


def test_frozen_presence_stays_at_its_site() -> None:
    """Until the moment, and no further."""
    problem = BASE.published(GIVEN, frozen_until="tue 10:00")
    roster = a_roster(problem).shift("a1", "s1", "mon 08:00-12:00")
    verify("plan.frozen").on(problem).rows(
        lawful(roster.shift("a1", "s1", "tue 08:00-10:00").shift("a2", "s2", "tue 10:00-12:00")),
        broken(roster.shift("a1", "s1", "tue 08:00-10:00").shift("a2", "s2", "tue 09:45-12:00"), 15),
        broken(roster.shift("a1", "s2", "tue 08:00-10:00"), 120, 120),
    )


def test_what_was_given_elsewhere_is_copied_before_now() -> None:
    """At a site to which the agent may no longer be sent."""
    given = GIVEN.shift("a3", "s2", "mon 08:00-10:00")
    problem = BASE.published(given).now("mon 10:00")
    roster = a_roster(problem).shift("a1", "s1", "mon 08:00-12:00")
    verify("plan.frozen").on(problem).rows(
        lawful(roster.shift("a3", "s2", "mon 08:00-10:00")),
        broken(roster, 120),
        broken(roster.shift("a3", "s1", "mon 08:00-10:00"), 120, 120),
    )


def test_what_cannot_be_worked_as_it_was_given_frees_its_date() -> None:
    """From now on; what lies before it stays."""
    base = BASE.unavailable("a1", "tue 11:00-12:00")
    problem = base.published(GIVEN, frozen_until="wed 00:00").now("tue 09:00")
    roster = a_roster(problem).shift("a1", "s1", "mon 08:00-12:00")
    verify("plan.frozen").on(problem).rows(
        lawful(roster.shift("a1", "s1", "tue 08:00-09:00")),
        lawful(roster.shift("a1", "s1", "tue 08:00-11:00,13:00-17:00")),
        broken(roster.shift("a1", "s1", "tue 08:15-11:00"), 15),
        broken(roster.shift("a1", "s1", "tue 08:00-11:00").shift("a2", "s1", "tue 08:00-12:00"), 240),
    )
