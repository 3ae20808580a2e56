"""agent.overlap: one person at two places, or twice at one."""

from tests.builders import ALL_WEEK, a_problem, a_roster
from tests.verify import broken, lawful, verify

PROBLEM = (
    a_problem()
    .with_site("s1", openable=ALL_WEEK)
    .with_site("s2", openable=ALL_WEEK)
    .with_agent("a1", sites=["s1", "s2"])
)
ROSTER = a_roster(PROBLEM)


def test_nobody_is_at_two_places_at_once() -> None:
    """Shifts that touch do not overlap; a long shift overlaps each of those inside it."""
    verify("agent.overlap").on(PROBLEM).rows(
        lawful(ROSTER.shift("a1", "s1", "mon 00:00-03:00").shift("a1", "s2", "mon 03:00-06:00")),
        broken(ROSTER.shift("a1", "s1", "mon 00:00-03:00").shift("a1", "s2", "mon 02:45-06:00"), 15),
        broken(ROSTER.shift("a1", "s1", "sun 18:00-24:00", "sun 23:45-24:00"), 15),
        broken(ROSTER.shift("a1", "s1", "wed 08:00-18:00").shift("a1", "s2", "wed 09:00-10:00,17:00-19:00"), 60, 60),
    )
