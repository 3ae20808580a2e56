"""shift.gap: time between two shifts at one site."""

from tests.builders import ALL_WEEK, a_problem, a_roster
from tests.verify import broken, lawful, verify

PROBLEM = (
    a_problem()
    .with_site("s1", openable=ALL_WEEK)
    .with_site("s2", openable=ALL_WEEK)
    .with_agent("a1", sites=["s1", "s2"])
    .with_travel("s1", "s2", 0)
)
ROSTER = a_roster(PROBLEM)


def test_thirty_minutes_between_two_shifts() -> None:
    """At both ends of the week; shifts that touch lack all of them."""
    verify("shift.gap").on(PROBLEM).rows(
        lawful(ROSTER.shift("a1", "s1", "mon 00:00-02:00,02:30-05:00", "sun 18:00-20:00,20:30-24:00")),
        broken(ROSTER.shift("a1", "s1", "mon 00:00-02:00,02:15-05:00"), 15),
        broken(ROSTER.shift("a1", "s1", "sun 18:00-21:00,21:00-24:00"), 30),
    )


def test_a_shift_elsewhere_between_them_makes_them_none_in_a_row() -> None:
    """And two dates are two dates."""
    verify("shift.gap").on(PROBLEM).rows(
        # Only a shift shorter than any may be can lie between them.
        lawful(
            ROSTER.shift("a1", "s1", "mon 08:00-10:00,10:15-12:15").shift("a1", "s2", "mon 10:00-10:15"),
            only_checker=True,
        ),
        lawful(ROSTER.shift("a1", "s1", "mon 22:00-24:00", "tue 00:00-02:00")),
        broken(ROSTER.shift("a1", "s1", "mon 08:00-10:00,10:15-12:15").shift("a1", "s2", "mon 13:00-15:00"), 15),
    )
