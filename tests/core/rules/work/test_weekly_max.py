"""work.weekly_max, asked of the model: work of a week, on both sides of now."""

from tests.builders import ALL_WEEK, a_problem, a_roster
from tests.verify import broken, lawful, verify

PROBLEM = a_problem().with_site("s1", openable=ALL_WEEK).with_agent("a1", weekly=2880, max_weekly=3600)
NINE_HOURS = "mon-thu 08:00-12:00,13:00-18:00"


def test_minutes_missed_are_given_back() -> None:
    """Two hours of Monday were not worked; Friday may last ten and a half, by a decision twelve and a half."""
    for minutes, end in ((2880, "20:30"), (3000, "22:30")):
        base = PROBLEM.unavailable("a1", "mon 10:00-12:00").with_override("work.weekly_max", minutes)
        problem = base.published(a_roster(base).shift("a1", "s1", NINE_HOURS)).now("tue 09:00")
        roster = a_roster(problem).shift("a1", "s1", NINE_HOURS)
        later = f"{end[:3]}45"
        verify("work.weekly_max").on(problem).rows(
            lawful(roster.shift("a1", "s1", f"fri 06:30-{end}")),
            broken(roster.shift("a1", "s1", f"fri 06:30-{later}"), 15),
        )
