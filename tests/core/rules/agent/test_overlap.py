"""agent.overlap, asked of the model: two sites at once, in the plan and over now."""

from tests.builders import ALL_WEEK, a_problem, a_roster
from tests.verify import broken, lawful, verify

PROBLEM = (
    a_problem()
    .with_site("s1", openable=ALL_WEEK)
    .with_site("s2", openable=ALL_WEEK)
    .with_agent("a1", sites=["s1", "s2"])
    .with_travel("s1", "s2", 0)
)
ROSTER = a_roster(PROBLEM)


def test_presence_at_two_sites_excludes_itself_slot_by_slot() -> None:
    """From the first slot of the week to its last."""
    verify("agent.overlap").on(PROBLEM).rows(
        lawful(ROSTER.shift("a1", "s1", "mon 00:00-02:00").shift("a1", "s2", "mon 02:00-04:00")),
        lawful(ROSTER.shift("a1", "s2", "sun 20:00-22:00").shift("a1", "s1", "sun 22:00-24:00")),
        broken(ROSTER.shift("a1", "s1", "mon 00:00-02:00").shift("a1", "s2", "mon 00:00-02:00"), 120),
        broken(ROSTER.shift("a1", "s1", "sun 20:00-24:00").shift("a1", "s2", "sun 23:45-24:00"), 15),
    )


def test_a_place_that_was_left_before_now_is_left() -> None:
    """The shift that followed it goes on over now, and is alone."""
    given = ROSTER.shift("a1", "s2", "mon 06:00-08:00").shift("a1", "s1", "mon 08:00-12:00")
    problem = PROBLEM.published(given).now("mon 11:00")
    roster = a_roster(problem).shift("a1", "s2", "mon 06:00-08:00").shift("a1", "s1", "mon 08:00-12:00")
    verify("agent.overlap").on(problem).rows(lawful(roster), broken(roster.shift("a1", "s2", "mon 11:15-13:15"), 45))


def test_what_overlaps_before_now_does_not_go_on() -> None:
    """Two places at once are history only if both of them end there."""
    given = ROSTER.shift("a1", "s1", "mon 08:00-12:00").shift("a1", "s2", "mon 09:00-10:00")
    problem = PROBLEM.published(given).now("mon 11:00")
    roster = a_roster(problem).shift("a1", "s2", "mon 09:00-10:00")
    verify("agent.overlap").on(problem).rows(
        lawful(roster.shift("a1", "s1", "mon 08:00-11:00")),
        broken(roster.shift("a1", "s1", "mon 08:00-12:00"), 60),
    )
