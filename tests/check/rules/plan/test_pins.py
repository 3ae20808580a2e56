"""plan.pins: shifts that must stay."""

from tests.builders import ALL_WEEK, a_problem, a_roster
from tests.verify import broken, lawful, verify

PROBLEM = (
    a_problem()
    .with_site("s1", openable=ALL_WEEK)
    .with_agents(1)
    .with_pin("a1", "s1", "mon 00:00-03:00", "sun 21:00-24:00")
)
ROSTER = a_roster(PROBLEM)


def test_a_pinned_shift_stands_exactly_so() -> None:
    """At both ends of the week; a longer shift over it is another one."""
    verify("plan.pins").on(PROBLEM).rows(
        lawful(ROSTER.shift("a1", "s1", "mon 00:00-03:00", "wed 08:00-12:00", "sun 21:00-24:00")),
        broken(ROSTER.shift("a1", "s1", "mon 00:00-03:00"), 180),
        broken(ROSTER.shift("a1", "s1", "mon 00:00-03:15", "sun 21:00-24:00"), 180),
        broken(ROSTER, 180, 180),
    )


def test_a_pin_that_ended_before_now_is_ignored() -> None:
    """One that ends later is not, though it began before."""
    given = ROSTER.shift("a1", "s1", "mon 00:00-03:00", "tue 08:00-12:00")
    problem = PROBLEM.with_pin("a1", "s1", "tue 08:00-12:00").published(given).now("tue 10:00")
    roster = a_roster(problem).shift("a1", "s1", "sun 21:00-24:00")
    verify("plan.pins").on(problem).rows(
        lawful(roster.shift("a1", "s1", "tue 08:00-12:00")),
        broken(roster.shift("a1", "s1", "tue 08:00-10:00"), 240),
    )


def test_a_pin_that_ends_at_the_instant_of_now_has_ended() -> None:
    """Whatever was given then; one that ends a slot later has not."""
    problem = PROBLEM.now("mon 03:00")
    roster = a_roster(problem)
    verify("plan.pins").on(problem).rows(lawful(roster.shift("a1", "s1", "sun 21:00-24:00")), broken(roster, 180))
    problem = PROBLEM.published(ROSTER.shift("a1", "s1", "mon 00:00-03:00")).now("mon 02:45")
    roster = a_roster(problem).shift("a1", "s1", "sun 21:00-24:00")
    verify("plan.pins").on(problem).rows(
        lawful(roster.shift("a1", "s1", "mon 00:00-03:00")), broken(roster.shift("a1", "s1", "mon 00:00-02:45"), 180)
    )
