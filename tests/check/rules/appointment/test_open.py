"""appointment.open: appointments behind closed doors."""

from tests.builders import ALL_WEEK, a_problem, a_roster
from tests.verify import broken, lawful, verify

PROBLEM = (
    a_problem()
    .with_site("s1", openable=ALL_WEEK, stations=1)
    .with_agents(2, skills=("core", "caf"))
    .with_referent("r1", ALL_WEEK)
)
ROSTER = a_roster(PROBLEM)


def test_an_appointment_lies_inside_one_opening() -> None:
    """At both ends of the week, with the minutes outside."""
    roster = ROSTER.staff("s1", ("a1", "a2"), "mon 00:00-03:00", "sun 21:00-24:00")
    verify("appointment.open").on(PROBLEM).rows(
        lawful(roster.offer("s1", "r1", "mon 00:00-00:30", "a1").offer("s1", "r1", "sun 23:30-24:00", "a1")),
        lawful(roster.offer("s1", "r1", "mon 01:07-01:37", "a1")),
        broken(roster.offer("s1", "r1", "mon 02:40-03:10", "a1"), 10),
        broken(roster.offer("s1", "r1", "sun 20:30-21:00", "a1"), 30),
    )


def test_a_booking_is_held_behind_open_doors_or_withdrawn() -> None:
    """Withdrawn appointments need nothing."""
    problem = PROBLEM.with_booking("b1", "s1", "r1", "tue 09:30-10:00")
    roster = a_roster(problem)
    verify("appointment.open").on(problem).rows(
        lawful(roster.withdraw("b1")),
        broken(roster.keep("b1", "a1"), 30),
    )


def test_an_appointment_that_has_begun_is_not_asked_again() -> None:
    """It began before now, behind doors that were open."""
    problem = PROBLEM.with_booking("b1", "s1", "r1", "tue 09:30-10:00").with_booking(
        "b2", "s1", "r1", "tue 11:00-11:30"
    )
    problem = problem.now("tue 09:45")
    roster = a_roster(problem).keep("b1", "a1")
    verify("appointment.open").on(problem).rows(
        lawful(roster.withdraw("b2")),
        broken(roster.keep("b2", "a1"), 30),
    )
