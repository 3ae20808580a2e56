"""site.openable, asked of the model: inside one window, also where two touch and where the clock changes."""

from tests.builders import a_problem, a_roster
from tests.verify import broken, lawful, verify


def test_a_window_begins_and_ends_where_it_says() -> None:
    """From the first slot of the week to the last; two windows that touch stay two."""
    problem = a_problem().with_site("s1", openable="mon-sun 00:00-02:00,02:00-06:00,20:00-24:00").with_agents(1)
    roster = a_roster(problem)
    verify("site.openable").on(problem).rows(
        lawful(roster.staff("s1", ("a1",), "mon 00:00-02:00", "tue 02:00-06:00", "sun 20:00-24:00")),
        broken(roster.shift("a1", "s1", "mon 01:45-04:00"), 15),
        broken(roster.open("s1", "sun 19:45-24:00"), 15),
        broken(roster.open("s1", "wed 05:00-06:15"), 15),
    )


def test_a_window_over_the_change_of_the_clock_has_real_minutes() -> None:
    """In autumn one to three are three hours, all of them openable; in spring they are one."""
    for week, hours in (("2026-W43", "sun 01:00-03:00"), ("2026-W13", "sun 00:00-03:00")):
        problem = a_problem(week=week).with_site("s1", openable=hours).with_agents(1)
        roster = a_roster(problem)
        verify("site.openable").on(problem).rows(
            lawful(roster.staff("s1", ("a1",), hours)),
            broken(roster.shift("a1", "s1", hours.replace("-03:00", "-03:30")), 30),
        )
