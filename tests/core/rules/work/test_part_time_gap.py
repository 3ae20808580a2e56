"""work.part_time_gap, asked of the model: breaks of a part-timer's day at one site, over two, and over now."""

from tests.builders import ALL_WEEK, a_problem, a_roster
from tests.verify import broken, lawful, verify

PROBLEM = (
    a_problem()
    .with_site("s1", openable=ALL_WEEK)
    .with_site("s2", openable=ALL_WEEK)
    .with_agent("a1", sites=["s2", "s1"], regime="private", weekly=1200)
    .with_travel("s1", "s2", 30)
    .with_travel("s2", "s1", 60)
)
ROSTER = a_roster(PROBLEM)


def test_the_break_beside_a_journey_is_measured_on_its_own_way() -> None:
    """In either order of the sites, however they are named; one break a day and no more."""
    morning, other = ROSTER.shift("a1", "s1", "mon 08:00-10:00"), ROSTER.shift("a1", "s2", "mon 08:00-10:00")
    verify("work.part_time_gap").on(PROBLEM).rows(
        lawful(morning.shift("a1", "s2", "mon 12:30-14:30")),
        broken(morning.shift("a1", "s2", "mon 12:45-14:45"), 15),
        lawful(other.shift("a1", "s1", "mon 13:00-15:00")),
        broken(other.shift("a1", "s1", "mon 13:15-15:15"), 15),
        broken(morning.shift("a1", "s1", "mon 11:00-12:00").shift("a1", "s2", "mon 13:00-15:00"), 1),
    )


def test_breaks_of_history_count() -> None:
    """After one of them the day goes on without another; a shift that goes on has none."""
    problem = PROBLEM.published(ROSTER.shift("a1", "s1", "mon 08:00-10:00,11:00-14:00")).now("mon 12:00")
    roster = a_roster(problem)
    verify("work.part_time_gap").on(problem).rows(
        lawful(roster.shift("a1", "s1", "mon 08:00-10:00,11:00-16:00")),
        broken(roster.shift("a1", "s1", "mon 08:00-10:00,11:00-12:00,13:00-15:00"), 1),
        broken(roster.shift("a1", "s1", "mon 08:00-10:00,11:00-14:00,15:00-17:00"), 1),
    )


def test_minutes_that_were_missed_are_a_break() -> None:
    """From ten until now the agent was away: nothing else may interrupt the day."""
    base = PROBLEM.unavailable("a1", "mon 10:00-11:00")
    problem = base.published(ROSTER.shift("a1", "s1", "mon 08:00-13:00")).now("mon 11:00")
    roster = a_roster(problem)
    verify("work.part_time_gap").on(problem).rows(
        lawful(roster.shift("a1", "s1", "mon 08:00-13:00")),
        lawful(roster.shift("a1", "s1", "mon 08:00-11:00,12:00-15:00")),
        broken(roster.shift("a1", "s1", "mon 08:00-11:00,12:15-15:00"), 15),
        broken(roster.shift("a1", "s1", "mon 08:00-13:00,14:00-16:00"), 1),
    )


def test_a_day_that_was_broken_too_long_ends_at_now() -> None:
    """Three hours of history are no violation until more is worked."""
    problem = PROBLEM.published(ROSTER.shift("a1", "s1", "mon 06:00-08:00,11:00-14:00")).now("mon 12:00")
    roster = a_roster(problem)
    verify("work.part_time_gap").on(problem).rows(
        lawful(roster.shift("a1", "s1", "mon 06:00-08:00,11:00-12:00")),
        broken(roster.shift("a1", "s1", "mon 06:00-08:00,11:00-14:00"), 60),
    )


def test_an_employer_may_allow_less() -> None:
    """An hour, on the date of the decision."""
    problem = PROBLEM.with_override("work.part_time_gap", 60, days=("tue", "tue"))
    roster = a_roster(problem)
    verify("work.part_time_gap").on(problem).rows(
        lawful(roster.shift("a1", "s1", "mon 08:00-10:00,12:00-14:00", "tue 08:00-10:00,11:00-13:00")),
        broken(roster.shift("a1", "s1", "tue 08:00-10:00,11:15-13:15"), 15),
    )
