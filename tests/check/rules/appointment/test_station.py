"""appointment.station: more appointments than stations."""

from tests.builders import ALL_WEEK, a_problem, a_roster
from tests.verify import broken, lawful, verify

PROBLEM = (
    a_problem()
    .with_site("s1", openable=ALL_WEEK, stations=1)
    .with_site("s2", openable=ALL_WEEK, stations=0)
    .with_referent("r1", ALL_WEEK)
    .with_referent("r2", ALL_WEEK)
    .with_referent("spot", ALL_WEEK, modality="on_site")
    .with_referent("phone", ALL_WEEK, modality="phone")
)
ROSTER = a_roster(PROBLEM)


def test_one_appointment_at_a_time_at_one_station() -> None:
    """At both ends of the week; those that touch follow each other."""
    verify("appointment.station").on(PROBLEM).rows(
        lawful(ROSTER.offer("s1", "r1", "mon 00:00-00:30").offer("s1", "r2", "mon 00:30-01:00")),
        broken(ROSTER.offer("s1", "r1", "mon 00:00-00:30").offer("s1", "r2", "mon 00:20-00:50"), 1),
        broken(ROSTER.offer("s1", "r1", "sun 23:30-24:00").offer("s1", "r2", "sun 23:00-24:00"), 1),
        lawful(ROSTER.offer("s1", "r1", "sun 23:30-24:00").offer("s1", "r2", "sun 23:00-23:30")),
        broken(ROSTER.offer("s2", "r1", "wed 09:00-09:30"), 1),
    )


def test_a_permanence_takes_a_station_and_a_telephone_does_not() -> None:
    """A video appointment and a permanence cannot share a room."""
    verify("appointment.station").on(PROBLEM).rows(
        lawful(ROSTER.offer("s1", "r1", "mon 09:00-09:30").offer("s1", "phone", "mon 09:00-09:30")),
        broken(ROSTER.offer("s1", "r1", "mon 09:00-09:30").offer("s1", "spot", "mon 09:00-09:30"), 1),
    )


def test_a_station_is_still_taken_by_what_began_before_now() -> None:
    """A booking that runs across now."""
    problem = PROBLEM.with_booking("b1", "s1", "r1", "tue 09:30-10:30").now("tue 10:00")
    roster = a_roster(problem).keep("b1", "a1")
    verify("appointment.station").on(problem).rows(
        lawful(roster.offer("s1", "r2", "tue 10:30-11:00")),
        broken(roster.offer("s1", "r2", "tue 10:00-10:40"), 1),
    )


def test_two_that_began_before_now_share_their_room_as_they_did() -> None:
    """One that begins at the instant of now finds it taken."""
    problem = PROBLEM.with_booking("b1", "s1", "r1", "tue 09:00-10:00")
    problem = problem.with_booking("b2", "s1", "r2", "tue 09:30-10:00").now("tue 09:45")
    roster = a_roster(problem).keep("b1", "a1").keep("b2", "a2")
    verify("appointment.station").on(problem).rows(
        lawful(roster.offer("s1", "spot", "tue 10:00-10:30")),
        broken(roster.offer("s1", "spot", "tue 09:45-10:00"), 2),
    )
