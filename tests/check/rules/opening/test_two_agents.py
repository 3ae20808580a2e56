"""opening.two_agents: open doors without enough trained agents."""

from schemas.agent import Skill
from schemas.ids import CORE
from schemas.site import Label
from tests.builders import ALL_WEEK, a_problem, a_roster, on
from tests.verify import broken, lawful, verify

TRAINED_UNTIL_TUESDAY = Skill(code=CORE, valid_until=on("tue"))
PROBLEM = (
    a_problem()
    .with_site("s1", openable=ALL_WEEK)
    .with_agents(2)
    .with_agent("untrained", skills=())
    .with_agent("lapsing", skills=(TRAINED_UNTIL_TUESDAY,))
)
ROSTER = a_roster(PROBLEM)


def test_two_trained_agents_at_every_minute() -> None:
    """At both ends of the week, with the agents missing in each stretch."""
    verify("opening.two_agents").on(PROBLEM).rows(
        lawful(ROSTER.staff("s1", ("a1", "a2"), "mon 00:00-03:00", "sun 21:00-24:00")),
        broken(ROSTER.open("s1", "mon 00:00-03:00"), 2),
        broken(ROSTER.staff("s1", ("a1",), "mon 00:00-03:00").shift("a2", "s1", "mon 00:15-03:00"), 1),
        broken(ROSTER.staff("s1", ("a1",), "sun 21:00-24:00").shift("a2", "s1", "sun 21:00-23:45"), 1),
        broken(ROSTER.staff("s1", ("a1",), "wed 08:00-12:00").shift("a2", "s1", "wed 09:00-10:00"), 1, 1),
    )


def test_only_holders_of_core_count() -> None:
    """On the last valid day still, and no more on the next."""
    verify("opening.two_agents").on(PROBLEM).rows(
        lawful(ROSTER.staff("s1", ("a1", "lapsing"), "tue 08:00-12:00")),
        broken(ROSTER.staff("s1", ("a1", "lapsing"), "wed 08:00-12:00"), 1),
        broken(ROSTER.staff("s1", ("a1", "untrained"), "tue 08:00-12:00"), 1),
    )


def test_a_site_may_need_more() -> None:
    """Its label says how many."""
    problem = a_problem().with_site("s1", label=Label(min_agents=3)).with_agents(3)
    roster = a_roster(problem)
    verify("opening.two_agents").on(problem).rows(
        lawful(roster.staff("s1", ("a1", "a2", "a3"), "mon 08:30-12:00")),
        broken(roster.staff("s1", ("a1", "a2"), "mon 08:30-12:00"), 1),
    )


def test_an_antenna_needs_its_two_agents_as_well() -> None:
    """Although it is held to no label."""
    problem = a_problem().with_antenna("s1").with_agents(2)
    roster = a_roster(problem)
    verify("opening.two_agents").on(problem).rows(
        lawful(roster.staff("s1", ("a1", "a2"), "mon 08:30-12:00")),
        broken(roster.staff("s1", ("a1",), "mon 08:30-12:00"), 1),
    )
