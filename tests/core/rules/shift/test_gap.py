"""shift.gap, asked of the model: starts soon after an end, in the plan and after history."""

from tests.builders import ALL_WEEK, a_problem, a_roster
from tests.verify import broken, lawful, verify

PROBLEM = a_problem().with_site("s1", openable=ALL_WEEK).with_agents(1)
ROSTER = a_roster(PROBLEM)


def test_the_gap_is_kept_from_the_first_slot_to_the_last() -> None:
    """Half an hour, and not less by a slot."""
    verify("shift.gap").on(PROBLEM).rows(
        lawful(ROSTER.shift("a1", "s1", "mon 00:00-00:15,00:45-02:45", "sun 23:00-23:15,23:45-24:00")),
        broken(ROSTER.shift("a1", "s1", "mon 00:00-00:15,00:30-02:30"), 15),
        broken(ROSTER.shift("a1", "s1", "sun 21:00-23:30,23:45-24:00"), 15),
    )


def test_the_gap_after_history_counts_from_the_shift_as_it_stands() -> None:
    """Though the agent was not there at its end."""
    base = PROBLEM.unavailable("a1", "mon 11:00-12:00")
    problem = base.published(ROSTER.shift("a1", "s1", "mon 08:00-12:00")).now("mon 12:00")
    roster = a_roster(problem).shift("a1", "s1", "mon 08:00-12:00")
    verify("shift.gap").on(problem).rows(
        lawful(roster.shift("a1", "s1", "mon 12:30-15:00")),
        broken(roster.shift("a1", "s1", "mon 12:15-15:00"), 15),
    )


def test_what_followed_too_soon_before_now_does_not_go_on() -> None:
    """Two shifts with a quarter of an hour between them were given."""
    problem = PROBLEM.published(ROSTER.shift("a1", "s1", "mon 08:00-10:00,10:15-14:00")).now("mon 12:00")
    roster = a_roster(problem)
    verify("shift.gap").on(problem).rows(
        lawful(roster.shift("a1", "s1", "mon 08:00-10:00,10:15-12:00")),
        broken(roster.shift("a1", "s1", "mon 08:00-10:00,10:15-14:00"), 15),
    )
