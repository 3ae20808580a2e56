"""appointment.station, asked of the model: bookings share the rooms, with those that have begun."""

from tests.builders import ALL_WEEK, a_problem, a_roster
from tests.verify import broken, lawful, verify

PROBLEM = (
    a_problem()
    .with_site("s1", openable=ALL_WEEK, stations=2)
    .with_referent("r1", ALL_WEEK)
    .with_referent("r2", ALL_WEEK)
    .with_referent("spot", ALL_WEEK, modality="on_site")
    .with_referent("phone", ALL_WEEK, modality="phone")
    .with_booking("b1", "s1", "r1", "mon 09:00-10:00")
    .with_booking("b2", "s1", "r2", "mon 09:30-10:30")
    .with_booking("b3", "s1", "spot", "mon 09:50-10:20")
    .with_booking("b4", "s1", "phone", "mon 09:00-10:30")
)
ROSTER = a_roster(PROBLEM).keep("b4")


def test_two_rooms_hold_two_at_any_minute() -> None:
    """The third begins when the first has ended; a telephone needs none."""
    verify("appointment.station").on(PROBLEM).rows(
        lawful(ROSTER.keep("b1").keep("b2").withdraw("b3")),
        lawful(ROSTER.keep("b1").keep("b2").move("b3", "mon 10:00-10:30")),
        broken(ROSTER.keep("b1").keep("b2").keep("b3"), 1),
    )


def test_a_room_stays_taken_by_what_has_begun() -> None:
    """Of two that began before now, and a third."""
    problem = PROBLEM.now("mon 09:40")
    roster = a_roster(problem).keep("b4").keep("b1").keep("b2")
    verify("appointment.station").on(problem).rows(lawful(roster.withdraw("b3")), broken(roster.keep("b3"), 1))
