"""agent.travel: journeys between two sites of one date."""

from tests.builders import ALL_WEEK, a_problem, a_roster
from tests.verify import broken, lawful, verify

PROBLEM = (
    a_problem()
    .with_site("s1", openable=ALL_WEEK)
    .with_site("s2", openable=ALL_WEEK)
    .with_site("s3", openable=ALL_WEEK)
    .with_agent("a1", sites=["s1", "s2", "s3"])
    .with_travel("s1", "s2", 30)
    .with_travel("s3", "s1", 20)
    .with_travel("s1", "s3", 50)
)
ROSTER = a_roster(PROBLEM)


def test_the_journey_fits_between_two_shifts() -> None:
    """A journey given once counts both ways; given both ways, each counts its own."""
    verify("agent.travel").on(PROBLEM).rows(
        lawful(ROSTER.shift("a1", "s1", "mon 00:00-03:00").shift("a1", "s2", "mon 03:30-06:00")),
        lawful(ROSTER.shift("a1", "s2", "sun 18:00-20:30").shift("a1", "s1", "sun 21:00-24:00")),
        lawful(ROSTER.shift("a1", "s3", "tue 08:00-10:00").shift("a1", "s1", "tue 10:30-12:30")),
        lawful(ROSTER.shift("a1", "s1", "tue 21:00-24:00").shift("a1", "s2", "wed 00:00-03:00")),
        broken(ROSTER.shift("a1", "s1", "mon 00:00-03:00").shift("a1", "s2", "mon 03:15-06:00"), 15),
        broken(ROSTER.shift("a1", "s2", "sun 18:00-20:30").shift("a1", "s1", "sun 20:30-24:00"), 30),
        broken(ROSTER.shift("a1", "s1", "tue 08:00-10:00").shift("a1", "s3", "tue 10:45-12:30"), 5),
    )


def test_a_pair_that_is_absent_cannot_be_travelled_within_a_day() -> None:
    """However long the gap: one journey too many."""
    verify("agent.travel").on(PROBLEM).rows(
        lawful(ROSTER.shift("a1", "s2", "mon 08:00-10:00").shift("a1", "s3", "tue 08:00-10:00")),
        broken(ROSTER.shift("a1", "s2", "mon 08:00-10:00").shift("a1", "s3", "mon 16:00-18:00"), 1),
    )
