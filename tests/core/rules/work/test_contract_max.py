"""work.contract_max, asked of the model: a week's work against the contract, journeys and meetings included."""

from tests.builders import ALL_WEEK, a_problem, a_roster
from tests.verify import broken, lawful, verify

PROBLEM = (
    a_problem()
    .with_site("s1", openable=ALL_WEEK)
    .with_site("s2", openable=ALL_WEEK)
    .with_agent("a1", sites=["s1", "s2"], weekly=600)
    .with_travel("s1", "s2", 45)
    .with_travel("s2", "s1", 15)
)


def test_journeys_count_each_way_and_meetings_up_to_a_day_value() -> None:
    """660 minutes: an hour of meeting, five hours of shift, and what two shifts and the way between them leave."""
    problem = PROBLEM.unavailable("a1", "mon 08:00-09:00", "meeting")
    roster = a_roster(problem).shift("a1", "s1", "mon 10:00-15:00")
    there = roster.shift("a1", "s1", "tue 08:00-10:00")
    back = roster.shift("a1", "s2", "tue 08:00-10:00")
    verify("work.contract_max").on(problem).rows(
        lawful(there.shift("a1", "s2", "tue 12:00-14:15")),
        broken(there.shift("a1", "s2", "tue 12:00-14:30"), 15),
        lawful(back.shift("a1", "s1", "tue 12:00-14:45")),
        broken(back.shift("a1", "s1", "tue 12:00-15:00"), 15),
    )


def test_the_way_from_history_to_the_plan_counts() -> None:
    """From where the agent really was last."""
    base = PROBLEM.unavailable("a1", "mon 11:00-12:00")
    given = a_roster(base).shift("a1", "s1", "mon 08:00-10:00").shift("a1", "s2", "mon 11:00-12:00")
    problem = base.published(given).now("mon 12:00")
    past = a_roster(problem).shift("a1", "s1", "mon 08:00-10:00").shift("a1", "s2", "mon 11:00-12:00")
    roster = past.shift("a1", "s1", "tue 08:00-13:00")
    verify("work.contract_max").on(problem).rows(
        lawful(roster.shift("a1", "s1", "mon 13:00-17:00")),
        broken(roster.shift("a1", "s1", "mon 13:00-17:15"), 15),
        lawful(roster.shift("a1", "s2", "mon 13:00-16:15")),
        broken(roster.shift("a1", "s2", "mon 13:00-16:30"), 15),
    )


def test_a_shift_that_goes_on_before_a_journey_is_travelled_from_once() -> None:
    """History ends at the first site, the plan goes on there and then to the second."""
    problem = PROBLEM.published(a_roster(PROBLEM).shift("a1", "s1", "mon 08:00-12:00")).now("mon 10:00")
    roster = a_roster(problem).shift("a1", "s1", "mon 08:00-12:00", "wed 08:00-12:15")
    verify("work.contract_max").on(problem).rows(
        lawful(roster.shift("a1", "s2", "mon 14:00-16:00")),
        broken(roster.shift("a1", "s2", "mon 14:00-16:15"), 15),
    )
