"""work.rest_break: runs of work that reach six hours."""

from tests.builders import ALL_WEEK, a_problem, a_roster
from tests.verify import broken, lawful, verify

PROBLEM = a_problem().with_site("s1", openable=ALL_WEEK).with_agents(1)
ROSTER = a_roster(PROBLEM)


def test_a_run_stays_under_six_hours() -> None:
    """At six hours, not after; a gap at one site of 20 minutes or more ends it."""
    verify("work.rest_break").on(PROBLEM).rows(
        lawful(ROSTER.shift("a1", "s1", "mon 00:00-05:45", "sun 18:15-24:00")),
        lawful(ROSTER.shift("a1", "s1", "tue 08:00-12:00,12:30-17:00")),
        broken(ROSTER.shift("a1", "s1", "mon 00:00-06:00"), 1),
        broken(ROSTER.shift("a1", "s1", "sun 17:00-24:00"), 61),
        broken(ROSTER.shift("a1", "s1", "tue 08:00-12:00,12:15-15:00"), 46),
    )


TWO_SITES = (
    a_problem(slot_minutes=5)
    .with_site("s1", openable=ALL_WEEK)
    .with_site("s2", openable=ALL_WEEK)
    .with_agent("a1", sites=["s1", "s2"])
    .with_travel("s1", "s2", 30)
)


def test_between_two_sites_what_exceeds_the_journey_is_a_break() -> None:
    """Twenty minutes beside the journey end the run; fifteen do not, and only the journey is work."""
    roster = a_roster(TWO_SITES)
    verify("work.rest_break").on(TWO_SITES).rows(
        lawful(roster.shift("a1", "s1", "mon 08:00-12:00").shift("a1", "s2", "mon 12:50-16:00")),
        broken(roster.shift("a1", "s1", "mon 08:00-12:00").shift("a1", "s2", "mon 12:45-16:00"), 106),
    )


def test_the_journey_is_counted_on_the_side_where_it_is_lawful() -> None:
    """Before the break or after it; where neither is, the lesser excess is reported."""
    roster = a_roster(TWO_SITES)
    verify("work.rest_break").on(TWO_SITES).rows(
        lawful(roster.shift("a1", "s1", "mon 06:00-11:50").shift("a1", "s2", "mon 13:00-16:00")),
        lawful(roster.shift("a1", "s1", "mon 08:00-11:00").shift("a1", "s2", "mon 12:00-17:50")),
        broken(roster.shift("a1", "s1", "mon 06:00-11:50").shift("a1", "s2", "mon 13:00-18:40"), 11),
    )


def test_an_employer_may_ask_for_a_longer_break() -> None:
    """On the dates of the decision, and on no other."""
    problem = PROBLEM.with_override("work.rest_break", 45, days=("tue", "tue"))
    roster = a_roster(problem)
    verify("work.rest_break").on(problem).rows(
        lawful(roster.shift("a1", "s1", "mon 08:00-12:00,12:30-17:00")),
        lawful(roster.shift("a1", "s1", "tue 08:00-12:00,12:45-17:00")),
        broken(roster.shift("a1", "s1", "tue 08:00-12:00,12:30-17:00"), 151),
    )


def test_a_run_that_ended_before_now_is_history() -> None:
    """The same morning breaks the law while it is still to come."""
    problem = PROBLEM.published(ROSTER.shift("a1", "s1", "mon 06:00-13:00")).now("mon 13:00")
    roster = a_roster(problem)
    verify("work.rest_break").on(problem).rows(
        lawful(roster.shift("a1", "s1", "mon 06:00-13:00")),
        broken(roster.shift("a1", "s1", "mon 06:00-13:15"), 76),
    )
