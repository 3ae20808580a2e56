"""work.weekly_rest, asked of the model: rest before the first work of the week and after the last."""

from tests.builders import ALL_WEEK, a_problem, a_roster
from tests.verify import broken, lawful, verify

PROBLEM = a_problem().with_site("s1", openable=ALL_WEEK).with_agents(1)
ROSTER = a_roster(PROBLEM)


def test_the_first_work_is_the_first_that_was_really_done() -> None:
    """A Monday that was missed rests the agent; one that came too early does not go on."""
    given = ROSTER.shift("a1", "s1", "mon 04:00-08:00")
    base = PROBLEM.with_history("a1", "sat-1 18:20")
    came = base.published(given).now("mon 05:00")
    verify("work.weekly_rest").on(came).rows(
        lawful(a_roster(came).shift("a1", "s1", "mon 04:00-05:00,06:00-08:00")),
        broken(a_roster(came).shift("a1", "s1", "mon 04:00-05:15"), 80),
    )
    rested = PROBLEM.with_history("a1", "sat-1 17:00").published(given).now("mon 05:00")
    verify("work.weekly_rest").on(rested).rows(
        lawful(a_roster(rested).shift("a1", "s1", "mon 04:00-09:00")),
        broken(a_roster(rested).shift("a1", "s1", "mon 04:00-05:00", "sun 08:00-10:00"), 1260),
    )
    missed = base.unavailable("a1", "mon 04:00-05:15").published(given).now("mon 05:15")
    roster = a_roster(missed).shift("a1", "s1", "mon 04:00-05:15")
    verify("work.weekly_rest").on(missed).rows(
        lawful(roster.shift("a1", "s1", "mon 05:45-08:00")),
        broken(a_roster(missed).shift("a1", "s1", "mon 04:00-08:00"), 5),
    )


def test_the_rest_at_the_end_runs_over_the_change_of_the_clock() -> None:
    """Thirty-five hours before Monday 00:00 begin at noon on the Saturday of the change to summer time."""
    for week, end, later in (
        ("2026-W13", "12:00", "12:15"),
        ("2026-W43", "14:00", "14:15"),
        ("2026-W49", "13:00", "13:15"),
    ):
        problem = a_problem(week=week).with_site("s1", openable=ALL_WEEK).with_agents(1)
        roster = a_roster(problem)
        verify("work.weekly_rest").on(problem).rows(
            lawful(roster.shift("a1", "s1", f"sat 09:00-{end}")),
            broken(roster.shift("a1", "s1", f"sat 09:00-{later}"), 15),
        )


def test_what_was_worked_too_late_before_now_does_not_go_on() -> None:
    """The Saturday afternoon is history as far as it is behind."""
    problem = PROBLEM.published(ROSTER.shift("a1", "s1", "sat 12:00-16:00")).now("sat 14:00")
    roster = a_roster(problem)
    verify("work.weekly_rest").on(problem).rows(
        lawful(roster.shift("a1", "s1", "sat 12:00-14:00")), broken(roster.shift("a1", "s1", "sat 12:00-14:15"), 75)
    )
