"""appointment.agent: appointments that nobody attends."""

from tests.builders import ALL_WEEK, a_problem, a_roster
from tests.verify import broken, lawful, verify

PROBLEM = (
    a_problem()
    .with_site("s1", openable=ALL_WEEK, stations=3)
    .with_site("s2", openable=ALL_WEEK, stations=3)
    .with_agents(1, skills=("core", "caf"), sites=["s1", "s2"])
    .with_agents(1, skills=("core",), sites=["s1"])
    .with_referent("r1", ALL_WEEK)
    .with_referent("r2", ALL_WEEK)
    .with_referent("spot", ALL_WEEK, modality="on_site")
    .with_referent("phone", ALL_WEEK, modality="phone")
)
ROSTER = a_roster(PROBLEM).staff("s1", ("a1", "a2"), "mon 00:00-03:00", "sun 21:00-24:00")


def test_a_trained_agent_is_there_for_all_of_it() -> None:
    """On shift at that site, at both ends of the week, with the minutes that are not attended."""
    verify("appointment.agent").on(PROBLEM).rows(
        lawful(ROSTER.offer("s1", "r1", "mon 00:00-00:30", "a1").offer("s1", "r1", "sun 23:30-24:00", "a1")),
        broken(ROSTER.offer("s1", "r1", "mon 02:45-03:15", "a1"), 15),
        broken(ROSTER.offer("s1", "r1", "mon 00:00-00:30", "a2"), 30),
        broken(ROSTER.offer("s1", "r1", "sun 23:30-24:00"), 30),
        broken(ROSTER.offer("s2", "r1", "mon 00:00-00:30", "a1"), 30),
    )


def test_a_telephone_appointment_has_an_agent_and_a_permanence_has_none() -> None:
    """The agent of a telephone appointment is trained as well."""
    verify("appointment.agent").on(PROBLEM).rows(
        lawful(ROSTER.offer("s1", "phone", "mon 00:00-00:30", "a1").offer("s1", "spot", "mon 00:00-00:30")),
        broken(ROSTER.offer("s1", "phone", "mon 00:00-00:30"), 30),
        broken(ROSTER.offer("s1", "phone", "mon 00:00-00:30", "a2"), 30),
        broken(ROSTER.offer("s1", "spot", "mon 00:00-00:30", "a1"), 30),
    )


def test_an_agent_attends_one_appointment_at_a_time() -> None:
    """With the minutes shared."""
    one = ROSTER.offer("s1", "r1", "mon 01:00-01:30", "a1")
    verify("appointment.agent").on(PROBLEM).rows(
        lawful(one.offer("s1", "r2", "mon 01:30-02:00", "a1")),
        broken(one.offer("s1", "r2", "mon 01:20-01:50", "a1"), 10),
    )


def test_two_that_began_before_now_are_attended_as_they_were() -> None:
    """By one agent; one that begins at the instant of now needs its own. The model leaves open who attended."""
    problem = PROBLEM.with_booking("b1", "s1", "r1", "tue 09:00-10:00")
    problem = problem.with_booking("b2", "s1", "r2", "tue 09:30-10:00")
    problem = problem.published(a_roster(problem).staff("s1", ("a1", "a2"), "tue 08:00-12:00")).now("tue 09:45")
    roster = a_roster(problem).staff("s1", ("a1", "a2"), "tue 08:00-12:00").keep("b1", "a1").keep("b2", "a1")
    verify("appointment.agent").on(problem).rows(
        lawful(roster.offer("s1", "r1", "tue 10:00-10:30", "a1")),
        broken(roster.offer("s1", "r1", "tue 09:45-10:15", "a1"), 15, only_checker=True),
    )
