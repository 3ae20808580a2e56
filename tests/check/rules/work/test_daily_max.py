"""work.daily_max: work of a date."""

from tests.builders import ALL_WEEK, a_problem, a_roster
from tests.verify import broken, lawful, verify

PROBLEM = a_problem().with_site("s1", openable=ALL_WEEK).with_agents(1)
ROSTER = a_roster(PROBLEM)


def test_ten_hours_a_date() -> None:
    """Exactly ten hours pass, at both ends of the week."""
    verify("work.daily_max").on(PROBLEM).rows(
        lawful(ROSTER.shift("a1", "s1", "mon 00:00-05:00,06:00-11:00", "sun 13:00-18:00,19:00-24:00")),
        broken(ROSTER.shift("a1", "s1", "mon 00:00-05:00,06:00-11:15"), 15),
        broken(ROSTER.shift("a1", "s1", "sun 13:00-18:00,18:45-24:00"), 15),
    )


def test_journeys_are_work() -> None:
    """Two shifts of five hours with thirty minutes on the way between them."""
    problem = (
        a_problem().with_site("s1").with_site("s2").with_agent("a1", sites=["s1", "s2"]).with_travel("s1", "s2", 30)
    )
    roster = a_roster(problem)
    verify("work.daily_max").on(problem).rows(
        lawful(roster.shift("a1", "s1", "mon 08:00-12:30").shift("a1", "s2", "mon 13:30-18:30")),
        broken(roster.shift("a1", "s1", "mon 08:00-13:00").shift("a1", "s2", "mon 13:30-18:30"), 30),
    )


def test_training_is_work_up_to_a_day_value() -> None:
    """Of nine hours of training seven count: a fifth of 35 hours; an absence over it takes its minutes away."""
    problem = PROBLEM.unavailable("a1", "mon-tue 08:00-17:00", "training").unavailable("a1", "tue 08:00-15:00")
    roster = a_roster(problem)
    verify("work.daily_max").on(problem).rows(
        lawful(roster.shift("a1", "s1", "mon 17:00-20:00")),
        lawful(roster.shift("a1", "s1", "tue 17:00-24:00")),
        broken(roster.shift("a1", "s1", "mon 17:00-20:15"), 15),
    )


def test_an_employer_may_decide_otherwise_for_a_time() -> None:
    """Eleven hours on the Tuesday alone."""
    problem = PROBLEM.with_override("work.daily_max", 660, days=("tue", "tue"))
    roster = a_roster(problem)
    verify("work.daily_max").on(problem).rows(
        lawful(roster.shift("a1", "s1", "tue 07:00-12:30,13:00-18:30")),
        broken(roster.shift("a1", "s1", "mon 07:00-12:30,13:00-18:30"), 60),
    )


def test_hours_in_which_an_agent_was_not_there_are_not_worked() -> None:
    """An absence known after the fact gives its minutes back, though the shift stands as history."""
    base = PROBLEM.unavailable("a1", "mon 08:00-10:00")
    problem = base.published(a_roster(base).shift("a1", "s1", "mon 08:00-13:00")).now("mon 13:00")
    roster = a_roster(problem).shift("a1", "s1", "mon 08:00-13:00")
    verify("work.daily_max").on(problem).rows(
        lawful(roster.shift("a1", "s1", "mon 14:00-21:00")),
        broken(roster.shift("a1", "s1", "mon 14:00-21:15"), 15),
    )
