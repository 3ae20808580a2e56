"""agent.travel, asked of the model: the journey each way, there and back, and the way from history to the plan."""

from tests.builders import ALL_WEEK, a_problem, a_roster
from tests.modelled import asked
from tests.verify import broken, lawful, verify

PROBLEM = (
    a_problem()
    .with_site("s1", openable=ALL_WEEK)
    .with_site("s2", openable=ALL_WEEK)
    .with_site("s3", openable=ALL_WEEK)
    .with_agent("a1", sites=["s2", "s1", "s3"])
    .with_travel("s1", "s2", 30)
    .with_travel("s2", "s1", 45)
)
ROSTER = a_roster(PROBLEM)


def test_each_way_takes_its_own_time() -> None:
    """Whatever the order in which the sites are named."""
    verify("agent.travel").on(PROBLEM).rows(
        lawful(ROSTER.shift("a1", "s1", "mon 00:00-03:00").shift("a1", "s2", "mon 04:00-06:00")),
        lawful(ROSTER.shift("a1", "s2", "sun 16:00-20:30").shift("a1", "s1", "sun 22:00-24:00")),
        broken(ROSTER.shift("a1", "s1", "mon 00:00-03:00").shift("a1", "s2", "mon 03:15-06:00"), 15),
        broken(ROSTER.shift("a1", "s2", "sun 18:00-20:30").shift("a1", "s1", "sun 21:00-24:00"), 15),
        broken(ROSTER.shift("a1", "s1", "tue 08:00-10:00").shift("a1", "s3", "tue 16:00-18:00"), 1),
    )


def test_there_and_back_is_lawful() -> None:
    """Without a break beside the journey too; what comes last keeps its own distance."""
    close = ROSTER.shift("a1", "s1", "mon 08:00-10:00").shift("a1", "s2", "mon 10:30-12:30")
    verify("agent.travel").on(PROBLEM).rows(
        lawful(close.shift("a1", "s1", "mon 13:15-15:15")),
        broken(close.shift("a1", "s1", "mon 13:00-15:15"), 15),
        broken(close.shift("a1", "s3", "mon 20:00-22:00"), 1),
    )
    assert not asked(PROBLEM.build(), close.shift("a1", "s1", "mon 13:15-15:15").build()).narrowed


def test_from_where_history_ended_the_journey_comes_first() -> None:
    """Also if the agent may no longer be sent there, and was not there for all of it."""
    base = PROBLEM.changing_agent("a1", sites=("s2",), home_site="s2").unavailable("a1", "mon 08:00-10:00")
    problem = base.published(ROSTER.shift("a1", "s1", "mon 08:00-10:00")).now("mon 10:00")
    roster = a_roster(problem).shift("a1", "s1", "mon 08:00-10:00")
    verify("agent.travel").on(problem).rows(
        lawful(roster.shift("a1", "s2", "mon 11:00-13:00")),
        lawful(roster.shift("a1", "s2", "mon 10:30-13:00")),
        broken(roster.shift("a1", "s2", "mon 10:15-13:00"), 15),
    )


def test_a_shift_that_was_reached_in_time_goes_on() -> None:
    """After exactly the journey, or at the site where the agent was before."""
    given = ROSTER.shift("a1", "s1", "mon 07:00-08:00,08:30-10:00").shift("a1", "s2", "mon 10:30-14:00")
    problem = PROBLEM.published(given).now("mon 12:30")
    roster = a_roster(problem).shift("a1", "s1", "mon 07:00-08:00,08:30-10:00")
    on_the_way = roster.shift("a1", "s2", "mon 10:30-14:00")
    verify("agent.travel").on(problem).rows(
        lawful(on_the_way), broken(on_the_way.shift("a1", "s1", "mon 14:30-16:30"), 15)
    )


def test_a_shift_that_was_reached_too_soon_does_not_go_on() -> None:
    """It is history only if it ends at now."""
    given = ROSTER.shift("a1", "s1", "mon 08:00-10:00").shift("a1", "s2", "mon 10:15-14:00")
    problem = PROBLEM.published(given).now("mon 12:30")
    roster = a_roster(problem).shift("a1", "s1", "mon 08:00-10:00")
    verify("agent.travel").on(problem).rows(
        lawful(roster.shift("a1", "s2", "mon 10:15-12:30")),
        broken(roster.shift("a1", "s2", "mon 10:15-14:00"), 15),
    )
