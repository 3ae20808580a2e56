"""work.days_max, asked of the model: dates worked, before now and after it."""

from tests.builders import ALL_WEEK, a_problem, a_roster
from tests.modelled import asked
from tests.verify import broken, lawful, verify

PROBLEM = a_problem().with_site("s1", openable=ALL_WEEK).with_site("s2", openable=ALL_WEEK)
PROBLEM = PROBLEM.with_agents(2, sites=["s1", "s2"])
ROSTER = a_roster(PROBLEM)


def test_a_date_counts_once_whatever_is_worked_on_it() -> None:
    """At either site, a slot or a day."""
    six = ROSTER.shift("a1", "s1", "mon-fri 08:00-10:00", "mon 12:00-14:00").shift("a1", "s2", "sun 23:45-24:00")
    verify("work.days_max").on(PROBLEM).rows(
        lawful(six),
        lawful(six.shift("a2", "s1", "sat 08:00-10:00")),
        broken(six.shift("a1", "s2", "sat 00:00-00:15"), 1),
    )


def test_a_date_on_which_the_agent_never_came_is_free() -> None:
    """Without it five dates were really worked before now, and Sunday is the sixth."""
    given = ROSTER.shift("a1", "s1", "mon-sat 08:00-10:00")
    came = PROBLEM.published(given).now("sat 10:00")
    roster = a_roster(came).shift("a1", "s1", "mon-sat 08:00-10:00")
    verify("work.days_max").on(came).rows(
        lawful(roster.shift("a1", "s1", "sat 12:00-14:00")), broken(roster.shift("a1", "s1", "sun 08:00-10:00"), 1)
    )
    missed = PROBLEM.unavailable("a1", "tue").published(given).now("sat 10:00")
    roster = a_roster(missed).shift("a1", "s1", "mon-sat 08:00-10:00", "sun 08:00-10:00")
    assert not asked(missed.build(), roster.build(), {"work.days_max"}).refused
