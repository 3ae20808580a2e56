"""site.openable: shifts and openings outside the building's hours."""

from tests.builders import a_problem, a_roster
from tests.verify import broken, lawful, verify

PROBLEM = a_problem().with_site("s1", openable="mon-sun 00:00-06:00,06:00-12:00,18:00-24:00").with_agents(1)
ROSTER = a_roster(PROBLEM)


def test_shifts_and_openings_lie_inside_one_window() -> None:
    """At both ends of the week; two windows that touch stay two."""
    verify("site.openable").on(PROBLEM).rows(
        lawful(ROSTER.shift("a1", "s1", "mon 00:00-06:00", "sun 18:00-24:00").open("s1", "mon 06:00-12:00")),
        broken(ROSTER.shift("a1", "s1", "mon 10:00-12:15"), 15),
        broken(ROSTER.shift("a1", "s1", "sun 17:30-24:00"), 30),
        broken(ROSTER.open("s1", "mon 05:00-08:00").shift("a1", "s1", "mon 05:00-08:00"), 60, 60),
        broken(ROSTER.open("s1", "wed 13:00-15:00"), 120),
    )


def test_hours_that_changed_since_bind_only_what_is_to_come() -> None:
    """A shift across now is judged from now on."""
    base = a_problem().with_site("s1", openable="mon-fri 09:00-12:00").with_agents(1)
    problem = base.published(a_roster(base).shift("a1", "s1", "mon 08:00-13:00")).now("mon 11:00")
    roster = a_roster(problem)
    verify("site.openable").on(problem).rows(
        lawful(roster.shift("a1", "s1", "mon 08:00-12:00")),
        broken(roster.shift("a1", "s1", "mon 08:00-13:00"), 60),
    )
