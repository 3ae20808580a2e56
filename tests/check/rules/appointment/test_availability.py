"""appointment.availability: appointments when the referent is not available."""

from tests.builders import ALL_WEEK, a_problem, a_roster
from tests.verify import broken, lawful, verify

PROBLEM = (
    a_problem()
    .with_site("s1", openable=ALL_WEEK)
    .with_referent("r1", ["mon 00:00-01:10", "mon 01:10-02:00", "sun 23:00-24:00"])
)
ROSTER = a_roster(PROBLEM)


def test_an_appointment_lies_inside_the_availability() -> None:
    """On whole minutes, at both ends of the week; intervals that touch are one time."""
    verify("appointment.availability").on(PROBLEM).rows(
        lawful(ROSTER.offer("s1", "r1", "mon 00:00-00:30").offer("s1", "r1", "sun 23:30-24:00")),
        lawful(ROSTER.offer("s1", "r1", "mon 00:55-01:25")),
        broken(ROSTER.offer("s1", "r1", "mon 01:31-02:01"), 1),
        broken(ROSTER.offer("s1", "r1", "sun 22:45-23:15"), 15),
        broken(ROSTER.offer("s1", "r1", "wed 09:00-09:30"), 30),
    )
