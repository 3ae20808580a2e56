"""site.closed, asked of the model: nothing on dates of closure, before now aside."""

from tests.builders import ALL_WEEK, a_problem, a_roster
from tests.verify import broken, lawful, verify

PROBLEM = (
    a_problem()
    .with_site("s1", openable=ALL_WEEK, closed=["mon", "sun"])
    .with_site("s2", openable=ALL_WEEK, holidays=["tue"])
    .with_agents(2, sites=["s1", "s2"])
)
ROSTER = a_roster(PROBLEM)


def test_each_site_has_closures_of_its_own() -> None:
    """The other one is open then, with the same people."""
    verify("site.closed").on(PROBLEM).rows(
        lawful(ROSTER.staff("s2", ("a1", "a2"), "mon 00:00-02:00", "sun 22:00-24:00").open("s1", "tue 00:00-02:00")),
        broken(ROSTER.open("s1", "sun 22:00-24:00"), 120),
        broken(ROSTER.shift("a2", "s2", "tue 00:00-02:00"), 120),
    )


def test_doors_that_were_open_before_now_close() -> None:
    """A closure that was decided during the day."""
    base = a_problem().with_site("s1").with_agents(2)
    given = a_roster(base).staff("s1", ("a1", "a2"), "mon 08:00-12:00")
    problem = (
        base.changing_site("s1", closed_on=PROBLEM.problem.sites[0].closed_on[:1]).published(given).now("mon 09:00")
    )
    roster = a_roster(problem)
    verify("site.closed").on(problem).rows(
        lawful(roster.open("s1", "mon 08:00-09:00")),
        broken(roster.open("s1", "mon 08:00-09:15"), 15),
    )
