"""appointment.availability, asked of the model: bookings that the referent's time no longer holds are not kept."""

from tests.builders import ALL_WEEK, a_problem, a_roster
from tests.verify import broken, lawful, verify

PROBLEM = (
    a_problem()
    .with_site("s1", openable=ALL_WEEK)
    .with_referent("r1", ["mon 00:00-00:30", "mon 00:30-01:00", "sun 23:00-23:50"])
    .with_booking("b1", "s1", "r1", "mon 00:20-00:50")
    .with_booking("b2", "s1", "r1", "sun 23:20-23:51")
)
ROSTER = a_roster(PROBLEM)


def test_a_booking_lies_in_the_time_of_its_referent_to_the_minute() -> None:
    """Times that touch are one."""
    verify("appointment.availability").on(PROBLEM).rows(
        lawful(ROSTER.keep("b1").withdraw("b2")), broken(ROSTER.withdraw("b1").keep("b2"), 1)
    )
