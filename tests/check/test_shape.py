"""roster.shape: what is no shift, no opening and no appointment at all."""

from config.figures import load_figures
from planner.check.report import check
from tests.builders import ALL_WEEK, RosterBuilder, a_problem, a_roster, between

PROBLEM = a_problem().with_site("s1", openable=ALL_WEEK).with_agents(2).with_referent("r1", ALL_WEEK)
ROSTER = a_roster(PROBLEM)


def faults(roster: RosterBuilder) -> list[str]:
    """What is said of the roster's shape."""
    found = check(roster.problem, roster.build(), load_figures()).violations
    return [violation.text for violation in found if violation.rule == "roster.shape"]


def test_what_stands_on_the_grid_of_the_week_is_in_shape() -> None:
    """From its first minute to its last; appointments on whole minutes."""
    roster = ROSTER.staff("s1", ("a1", "a2"), "mon 00:00-03:00", "sun 21:00-24:00").offer("s1", "r1", "mon 00:07-00:22")
    assert faults(roster) == []


def test_unknown_ids_are_named() -> None:
    """And leave the laws to judge the rest."""
    assert "agent inconnu" in faults(ROSTER.shift("gone", "s1", "mon 08:00-12:00"))[0]
    assert "site inconnu" in faults(ROSTER.shift("a1", "gone", "mon 08:00-12:00"))[0]
    assert "site inconnu" in faults(ROSTER.open("gone", "mon 08:00-12:00"))[0]


def test_times_that_are_none() -> None:
    """Off the grid, backwards, across midnight, outside the week."""
    assert "hors de la grille de 15 min" in faults(ROSTER.shift("a1", "s1", "mon 08:05-12:00"))[0]
    assert "fin" in faults(ROSTER.shift("a1", "s1", between("mon 12:00", "mon 08:00")))[0]
    assert "fin" in faults(ROSTER.open("s1", between("mon 12:00", "mon 12:00")))[0]
    assert "jour" in faults(ROSTER.shift("a1", "s1", between("mon 22:00", "tue 02:00")))[0]
    assert "jour" in faults(ROSTER.open("s1", between("sun 22:00", "mon+1 02:00")))[0]
    assert "jour" in faults(ROSTER.shift("a1", "s1", "sun-1 20:00-22:00"))[0]


def test_what_is_stated_twice() -> None:
    """Each time too many counts one."""
    twice = ROSTER.shift("a1", "s1", "mon 08:00-12:00", "mon 08:00-12:00")
    assert "2 fois" in faults(twice)[0]


def test_openings_that_overlap_or_touch_are_one() -> None:
    """With thirty minutes between them they are two."""
    assert faults(ROSTER.open("s1", "mon 08:00-10:00,10:30-13:00")) == []
    assert "se touchent" in faults(ROSTER.open("s1", "mon 08:00-10:00,10:00-13:00"))[0]
    assert "se touchent" in faults(ROSTER.open("s1", "mon 08:00-10:00,09:00-13:00"))[0]


def test_appointments_stand_on_whole_minutes() -> None:
    """And within a date."""
    (offered,) = ROSTER.offer("s1", "r1", "mon 09:00-09:30").roster.appointments
    late = offered.model_copy(update={"start": offered.start.replace(second=30)})
    assert "hors de la grille de 1 min" in faults(ROSTER.but(appointments=(late,)))[0]
