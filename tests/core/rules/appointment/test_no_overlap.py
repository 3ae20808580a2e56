"""appointment.no_overlap, asked of the model: a referent's bookings exclude each other, one that has begun the next."""

from tests.builders import ALL_WEEK, a_problem, a_roster
from tests.verify import broken, lawful, verify

PROBLEM = (
    a_problem()
    .with_site("s1", openable=ALL_WEEK)
    .with_site("s2", openable=ALL_WEEK)
    .with_referent("r1", ALL_WEEK)
    .with_booking("b1", "s1", "r1", "mon 09:00-10:00")
    .with_booking("b2", "s2", "r1", "mon 09:50-10:20")
    .with_booking("b3", "s2", "r1", "mon 10:20-10:40")
)
ROSTER = a_roster(PROBLEM)


def test_one_referent_keeps_one_of_two_bookings_at_once() -> None:
    """Wherever they are; one that follows at once is another."""
    verify("appointment.no_overlap").on(PROBLEM).rows(
        lawful(ROSTER.keep("b1").withdraw("b2").keep("b3")),
        lawful(ROSTER.withdraw("b1").keep("b2").keep("b3")),
        broken(ROSTER.keep("b1").keep("b2").keep("b3"), 10),
    )


def test_one_that_has_begun_goes_first() -> None:
    """It is kept whatever follows."""
    problem = PROBLEM.now("mon 09:20")
    roster = a_roster(problem).keep("b1")
    verify("appointment.no_overlap").on(problem).rows(
        lawful(roster.withdraw("b2").keep("b3")), broken(roster.keep("b2").keep("b3"), 10)
    )
