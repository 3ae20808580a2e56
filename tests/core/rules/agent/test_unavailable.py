"""agent.unavailable, asked of the model: slots that an absence touches."""

from tests.builders import ALL_WEEK, a_problem, a_roster, between
from tests.verify import broken, lawful, verify


def test_a_night_is_unavailable_on_both_its_dates() -> None:
    """Rounded outwards to the grid at both ends, and at the ends of the week."""
    problem = (
        a_problem()
        .with_site("s1", openable=ALL_WEEK)
        .with_agents(1)
        .unavailable("a1", between("sun-1 20:00", "mon 00:01"))
        .unavailable("a1", between("tue 21:59", "wed 02:01"), "part_time")
    )
    roster = a_roster(problem)
    verify("agent.unavailable").on(problem).rows(
        lawful(roster.shift("a1", "s1", "mon 00:15-03:00", "tue 18:00-21:45", "wed 02:15-05:00")),
        broken(roster.shift("a1", "s1", "mon 00:00-03:00"), 15),
        broken(roster.shift("a1", "s1", "tue 18:00-22:00"), 15),
        broken(roster.shift("a1", "s1", "wed 02:00-05:00"), 15),
    )


def test_an_hour_that_comes_twice_is_meant_by_its_offset() -> None:
    """At the change to winter time the second two o'clock is another hour than the first."""
    base = a_problem(week="2026-W43").with_site("s1", openable=ALL_WEEK).with_agents(1)
    second = base.interval("sun 02:00-03:00")
    problem = base.unavailable("a1", second.model_copy(update={"start": second.end.replace(hour=2)}))
    roster = a_roster(problem)
    verify("agent.unavailable").on(problem).rows(
        lawful(roster.shift("a1", "s1", "sun 00:00-02:00", "sun 03:00-05:00")),
        broken(roster.shift("a1", "s1", "sun 01:00-04:00"), 60),
    )
