"""appointment.referent, asked of the model: bookings with a referent who is not of the partner, or not of the site."""

from tests.builders import ALL_WEEK, a_problem, a_roster
from tests.verify import broken, lawful, verify

PROBLEM = (
    a_problem()
    .with_site("s1", openable=ALL_WEEK)
    .with_site("s2", openable=ALL_WEEK)
    .with_referent("r1", ALL_WEEK, sites=["s1"])
    .with_referent("r2", ALL_WEEK, partner="ddfip")
    .with_booking("b1", "s1", "r1", "mon 00:00-00:30")
    .with_booking("b2", "s1", "r1", "sun 23:30-24:00")
)


def test_a_booking_whose_referent_no_longer_fits_is_not_kept() -> None:
    """Another partner's, or of other sites."""
    kept, other = PROBLEM.problem.bookings
    for changed in ({"partner": "ddfip"}, {"site": "s2"}):
        problem = PROBLEM.but(bookings=(kept, other.model_copy(update=changed)))
        roster = a_roster(problem).keep("b1")
        (stated,) = roster.keep("b2").roster.appointments[1:]
        moved = roster.but(appointments=(*roster.roster.appointments, stated.model_copy(update=changed)))
        verify("appointment.referent").on(problem).rows(lawful(roster.withdraw("b2")), broken(moved, 1))
