"""opening.max_per_day: openings of one date."""

from tests.builders import ALL_WEEK, a_problem, a_roster
from tests.verify import broken, lawful, verify

PROBLEM = a_problem().with_site("s1", openable=ALL_WEEK).with_agents(2)
ROSTER = a_roster(PROBLEM)


def test_doors_open_twice_a_date() -> None:
    """At both ends of the week; openings that touch are one."""
    verify("opening.max_per_day").on(PROBLEM).rows(
        lawful(ROSTER.open("s1", "mon 00:00-02:00,03:00-05:00", "sun 19:00-21:00,22:00-24:00")),
        lawful(ROSTER.open("s1", "mon 00:00-02:00,02:00-04:00,05:00-07:00"), only_checker=True),
        broken(ROSTER.open("s1", "mon 00:00-02:00,03:00-05:00,06:00-08:00"), 1),
        broken(ROSTER.open("s1", "sun 12:00-14:00,15:00-17:00,18:00-20:00,21:00-24:00"), 2),
    )


def test_what_ended_before_now_is_not_counted() -> None:
    """An absence recorded late may have cut an opening into pieces; the afternoon is open all the same."""
    problem = PROBLEM.now("mon 13:00")
    roster = a_roster(problem).open("s1", "mon 08:00-09:00,10:00-12:00")
    verify("opening.max_per_day").on(problem).rows(
        lawful(roster.open("s1", "mon 13:30-15:30,16:00-18:00")),
        broken(roster.open("s1", "mon 13:00-15:00,16:00-18:00,19:00-21:00"), 1),
    )
