"""work.sunday: work on a Sunday."""

from tests.builders import ALL_WEEK, a_problem, a_roster
from tests.verify import broken, lawful, of_rule, verify

PROBLEM = a_problem().with_site("s1", openable=ALL_WEEK).with_agents(1)
ROSTER = a_roster(PROBLEM)


def test_nobody_works_on_a_sunday() -> None:
    """From its first minute to its last, with the minutes."""
    verify("work.sunday").on(PROBLEM).rows(
        lawful(ROSTER.shift("a1", "s1", "mon 00:00-03:00", "sat 20:00-24:00")),
        broken(ROSTER.shift("a1", "s1", "sun 00:00-02:00"), 120),
        broken(ROSTER.shift("a1", "s1", "sun 08:00-10:00,21:00-24:00"), 120, 180),
    )


def test_an_employer_may_have_a_derogation() -> None:
    """Recorded for that Sunday; one for the Saturday changes nothing."""
    allowed = PROBLEM.with_override("work.sunday", 1, days=("sun", "sun"))
    other = PROBLEM.with_override("work.sunday", 1, days=("mon", "sat"))
    verify("work.sunday").on(other).rows(
        lawful(a_roster(other).shift("a1", "s1", "sat 08:00-10:00")),
        broken(a_roster(other).shift("a1", "s1", "sun 08:00-10:00"), 120),
    )
    shift = a_roster(allowed).shift("a1", "s1", "sun 08:00-10:00")
    assert not of_rule("work.sunday", allowed.build(), shift.build())
