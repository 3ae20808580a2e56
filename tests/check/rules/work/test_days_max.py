"""work.days_max: dates worked in a week."""

from tests.builders import ALL_WEEK, a_problem, a_roster
from tests.verify import broken, lawful, of_rule, verify

PROBLEM = a_problem().with_site("s1", openable=ALL_WEEK).with_agents(1)
ROSTER = a_roster(PROBLEM)


def test_six_dates_a_week() -> None:
    """Several shifts on a date are one date."""
    verify("work.days_max").on(PROBLEM).rows(
        lawful(ROSTER.shift("a1", "s1", "mon-sat 08:00-10:00,11:00-13:00")),
        lawful(ROSTER.shift("a1", "s1", "tue-sun 08:00-10:00")),
        broken(ROSTER.shift("a1", "s1", "mon-sun 08:00-10:00"), 1),
    )


def test_a_day_on_which_nobody_came_was_not_worked() -> None:
    """An absence that took a whole date gives it back; one that took another date does not."""
    for absent in ("mon", "sun"):
        base = PROBLEM.unavailable("a1", f"{absent} 08:00-10:00")
        problem = base.published(a_roster(base).shift("a1", "s1", "mon-tue 08:00-10:00")).now("wed 00:00")
        roster = a_roster(problem).shift("a1", "s1", "mon-sun 08:00-10:00")
        found = of_rule("work.days_max", problem.build(), roster.build())
        assert [violation.amount for violation in found] == ([] if absent == "mon" else [1])
