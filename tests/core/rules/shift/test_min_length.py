"""shift.min_length, asked of the model: whoever starts stays, over now as well."""

from tests.builders import ALL_WEEK, a_problem, a_roster
from tests.verify import broken, lawful, verify

PROBLEM = a_problem().with_site("s1", openable=ALL_WEEK).with_agents(2)
ROSTER = a_roster(PROBLEM)


def test_the_length_is_kept_at_every_start() -> None:
    """Two shifts of a date, and the last start that leaves two hours before midnight."""
    verify("shift.min_length").on(PROBLEM).rows(
        lawful(ROSTER.shift("a1", "s1", "mon 00:00-02:00,02:30-04:30", "sun 22:00-24:00")),
        broken(ROSTER.shift("a1", "s1", "mon 00:00-02:00,02:30-04:15"), 15),
        broken(ROSTER.shift("a1", "s1", "sun 22:15-24:00"), 15),
    )


def test_what_ended_at_now_may_go_on() -> None:
    """Its presence before now is as it was; its length counts from its start."""
    problem = PROBLEM.published(ROSTER.shift("a1", "s1", "mon 09:00-10:00")).now("mon 10:00")
    roster = a_roster(problem)
    verify("shift.min_length").on(problem).rows(
        lawful(roster.shift("a1", "s1", "mon 09:00-10:00")),
        lawful(roster.shift("a1", "s1", "mon 09:00-11:00")),
        broken(roster.shift("a1", "s1", "mon 09:00-10:15"), 45),
    )


def test_real_minutes_count_where_the_clock_changes() -> None:
    """Midnight to three are two hours in spring and four in autumn."""
    for week, row in (("2026-W13", "sun 00:00-03:00"), ("2026-W43", "sun 01:00-02:00")):
        problem = a_problem(week=week).with_site("s1", openable=ALL_WEEK).with_agents(1)
        roster = a_roster(problem)
        verify("shift.min_length").on(problem).rows(
            lawful(roster.shift("a1", "s1", row if week == "2026-W13" else "sun 01:00-03:00")),
            broken(roster.shift("a1", "s1", "sun 01:00-03:00" if week == "2026-W13" else "sun 01:00-02:00"), 60),
        )


def test_a_late_absence_shortens_no_shift() -> None:
    """A shift is as long as it stands, whoever was there."""
    base = PROBLEM.unavailable("a1", "mon 08:00-10:00")
    problem = base.published(ROSTER.shift("a1", "s1", "mon 08:00-12:00")).now("mon 10:00")
    roster = a_roster(problem)
    verify("shift.min_length").on(problem).rows(
        lawful(roster.shift("a1", "s1", "mon 08:00-10:15")),
        broken(roster.shift("a1", "s1", "mon 08:00-10:00").shift("a2", "s1", "mon 10:00-11:00"), 60),
    )
