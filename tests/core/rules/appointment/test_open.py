"""appointment.open, asked of the model: a booking is kept behind one open door."""

from tests.builders import ALL_WEEK, a_problem, a_roster
from tests.verify import broken, lawful, verify

PROBLEM = (
    a_problem()
    .with_site("s1", openable=ALL_WEEK)
    .with_agents(2)
    .with_referent("r1", ALL_WEEK)
    .with_booking("b1", "s1", "r1", "mon 00:07-00:31")
    .with_booking("b2", "s1", "r1", "sun 23:31-24:00")
)
ROSTER = a_roster(PROBLEM)


def test_doors_are_open_in_every_slot_that_a_booking_touches() -> None:
    """The first and the last of the week among them."""
    both = ROSTER.open("s1", "mon 00:00-02:00", "sun 22:00-24:00")
    verify("appointment.open").on(PROBLEM).rows(
        lawful(both.keep("b1").keep("b2")),
        broken(ROSTER.open("s1", "mon 00:15-02:15").keep("b1").withdraw("b2"), 8),
        broken(ROSTER.open("s1", "sun 21:00-23:45").withdraw("b1").keep("b2"), 15),
    )


def test_a_booking_that_begins_in_the_slot_of_now_has_begun() -> None:
    """Now is rounded up to the grid: half past nine is before it."""
    problem = PROBLEM.with_booking("b3", "s1", "r1", "tue 09:40-10:00").now("tue 09:35")
    late = problem.with_booking("b4", "s1", "r1", "tue 09:45-10:00")
    roster = a_roster(late).withdraw("b2").keep("b3")
    verify("appointment.open").on(late).rows(lawful(roster.withdraw("b4")), broken(roster.keep("b4"), 15))
