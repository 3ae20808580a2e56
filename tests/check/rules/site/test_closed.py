"""site.closed: shifts and openings on dates of closure."""

from tests.builders import ALL_WEEK, a_problem, a_roster
from tests.verify import broken, lawful, verify

PROBLEM = a_problem().with_site("s1", openable=ALL_WEEK, closed=["mon"], holidays=["sun"]).with_agents(1)
ROSTER = a_roster(PROBLEM)


def test_a_closed_site_stays_shut() -> None:
    """Nobody works there either; a public holiday is such a date."""
    verify("site.closed").on(PROBLEM).rows(
        lawful(ROSTER.staff("s1", ("a1",), "tue 00:00-02:00", "sat 22:00-24:00")),
        broken(ROSTER.shift("a1", "s1", "mon 00:00-02:00"), 120),
        broken(ROSTER.open("s1", "mon 22:00-24:00"), 120),
        broken(ROSTER.staff("s1", ("a1",), "sun 21:00-24:00"), 180, 180),
    )


def test_a_closure_decided_during_the_day_binds_from_now_on() -> None:
    """What was open before stays so."""
    base = a_problem().with_site("s1", closed=["mon"]).with_agents(1)
    problem = base.published(a_roster(base).shift("a1", "s1", "mon 08:00-12:00")).now("mon 10:00")
    roster = a_roster(problem)
    verify("site.closed").on(problem).rows(
        lawful(roster.shift("a1", "s1", "mon 08:00-10:00")),
        broken(roster.shift("a1", "s1", "mon 08:00-12:00"), 120),
    )
