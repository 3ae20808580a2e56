"""opening.min_length: openings that are too short."""

from tests.builders import a_problem, a_roster
from tests.verify import broken, lawful, verify

PROBLEM = a_problem().with_site(
    "s1", published="mon 09:00-10:30,14:00-17:00", openable="mon-sun 00:00-09:45,10:00-24:00"
)
ROSTER = a_roster(PROBLEM)


def test_doors_stay_open_for_two_hours() -> None:
    """At both ends of the week."""
    verify("opening.min_length").on(PROBLEM).rows(
        lawful(ROSTER.open("s1", "mon 00:00-02:00", "sun 22:00-24:00")),
        broken(ROSTER.open("s1", "mon 00:00-01:45"), 15),
        broken(ROSTER.open("s1", "sun 23:45-24:00"), 105),
    )


def test_or_for_exactly_an_announced_window_that_is_shorter() -> None:
    """As announced, or clipped to a window of the building; no part of it, and not on another day."""
    verify("opening.min_length").on(PROBLEM).rows(
        lawful(ROSTER.open("s1", "mon 09:00-10:30")),
        lawful(ROSTER.open("s1", "mon 09:00-09:45", "mon 10:00-10:30")),
        broken(ROSTER.open("s1", "mon 09:00-10:15"), 45),
        broken(ROSTER.open("s1", "mon 14:00-15:30"), 30),
        broken(ROSTER.open("s1", "tue 09:00-10:30"), 30),
    )


def test_what_now_cuts_may_be_short() -> None:
    """Doors that stay open after now count from when they opened."""
    base = a_problem().with_site("s1").with_agents(2)
    given = a_roster(base).staff("s1", ("a1", "a2"), "mon 09:00-12:00")
    problem = base.published(given).now("mon 10:00")
    roster = a_roster(problem)
    verify("opening.min_length").on(problem).rows(
        lawful(roster.open("s1", "mon 09:00-10:00")),
        lawful(roster.open("s1", "mon 09:00-11:00")),
        broken(roster.open("s1", "mon 09:00-10:45"), 15),
    )
