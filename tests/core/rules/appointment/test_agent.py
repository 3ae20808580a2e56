"""appointment.agent, asked of the model: who attends a booking that is kept."""

from tests.builders import ALL_WEEK, a_problem, a_roster
from tests.verify import broken, lawful, verify

PROBLEM = (
    a_problem()
    .with_site("s1", openable=ALL_WEEK, stations=2)
    .with_agent("a1", skills=("core", "caf"))
    .with_agent("a2", skills=("core", "caf"))
    .with_agent("a3", skills=("core", "ddfip"))
    .with_referent("r1", ALL_WEEK)
    .with_referent("r2", ALL_WEEK)
    .with_referent("spot", ALL_WEEK, modality="on_site")
    .with_booking("b1", "s1", "r1", "mon 00:10-00:40")
    .with_booking("b2", "s1", "r2", "mon 00:20-00:50")
    .with_booking("b3", "s1", "spot", "sun 23:50-24:00")
)
ROSTER = a_roster(PROBLEM).staff("s1", ("a1", "a2", "a3"), "mon 00:00-02:00")


def test_two_bookings_at_once_take_two_agents() -> None:
    """Present from the slot in which they begin to that in which they end, and trained; a permanence takes none."""
    verify("appointment.agent").on(PROBLEM).rows(
        lawful(ROSTER.keep("b1", "a1").keep("b2", "a2").keep("b3")),
        lawful(ROSTER.keep("b1", "a1").withdraw("b2")),
        broken(ROSTER.keep("b1", "a1").keep("b2", "a1"), 20),
        broken(ROSTER.keep("b1", "a3").withdraw("b2"), 30),
        broken(ROSTER.without("a1", "mon").shift("a1", "s1", "mon 00:30-02:30").keep("b1", "a1"), 20),
        broken(ROSTER.keep("b3", "a1"), 10),
    )
