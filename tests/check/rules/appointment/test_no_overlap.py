"""appointment.no_overlap: a referent in two appointments."""

from tests.builders import ALL_WEEK, a_problem, a_roster
from tests.verify import broken, lawful, verify

PROBLEM = (
    a_problem()
    .with_site("s1", openable=ALL_WEEK)
    .with_site("s2", openable=ALL_WEEK)
    .with_referent("r1", ALL_WEEK)
    .with_referent("r2", ALL_WEEK)
)
ROSTER = a_roster(PROBLEM)


def test_a_referent_holds_one_appointment_at_a_time() -> None:
    """Wherever they are, at both ends of the week; withdrawn ones take no time."""
    verify("appointment.no_overlap").on(PROBLEM).rows(
        lawful(ROSTER.offer("s1", "r1", "mon 00:00-00:30").offer("s2", "r1", "mon 00:30-01:00")),
        lawful(ROSTER.offer("s1", "r1", "mon 00:00-00:30").offer("s1", "r2", "mon 00:00-00:30")),
        broken(ROSTER.offer("s1", "r1", "mon 00:00-00:30").offer("s2", "r1", "mon 00:20-00:50"), 10),
        broken(ROSTER.offer("s1", "r1", "sun 23:00-24:00").offer("s2", "r1", "sun 23:30-24:00"), 30),
    )
    problem = PROBLEM.with_booking("b1", "s1", "r1", "tue 09:00-09:30")
    roster = a_roster(problem).offer("s2", "r1", "tue 09:00-09:30")
    verify("appointment.no_overlap").on(problem).rows(lawful(roster.withdraw("b1")), broken(roster.keep("b1"), 30))
    late = ROSTER.offer("s1", "r1", "sun 23:00-23:30")
    verify("appointment.no_overlap").on(PROBLEM).rows(
        lawful(late.offer("s2", "r1", "sun 23:30-24:00")), broken(late.offer("s2", "r1", "sun 23:29-24:00"), 1)
    )


def test_two_that_began_before_now_are_history() -> None:
    """One that begins at the instant of now is not."""
    problem = PROBLEM.with_booking("b1", "s1", "r1", "tue 09:00-10:00")
    problem = problem.with_booking("b2", "s2", "r1", "tue 09:30-10:00").now("tue 09:45")
    roster = a_roster(problem).keep("b1").keep("b2")
    verify("appointment.no_overlap").on(problem).rows(
        lawful(roster.offer("s1", "r1", "tue 10:00-10:30")), broken(roster.offer("s1", "r1", "tue 09:45-10:15"), 15)
    )
