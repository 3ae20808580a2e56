"""label: minutes and days missing below what is owed."""

from schemas.site import Label
from tests.builders import ALL_WEEK, ProblemBuilder, RosterBuilder, a_problem, a_roster
from tests.recount import value

PROBLEM = a_problem().with_site("s1", openable=ALL_WEEK).with_agents(2)
ROSTER = a_roster(PROBLEM)


def test_minutes_and_days_that_are_missing_add_up() -> None:
    """24 hours over five days; a day missing weighs 240 minutes."""
    assert value("label", ROSTER.open("s1", "mon-fri 08:00-13:00")) == 0
    assert value("label", ROSTER.open("s1", "mon-fri 08:00-12:00")) == 240
    assert value("label", ROSTER.open("s1", "mon-tue 08:00-14:00", "sat-sun 12:00-24:00")) == 240
    assert value("label", ROSTER) == 1440 + 5 * 240


def test_only_an_antenna_without_a_label_owes_nothing() -> None:
    """Every other kind of site is held to the defaults, and an antenna to a label of its own."""
    antenna = a_problem().with_antenna("s1")
    assert value("label", a_roster(antenna)) == 0
    assert value("label", a_roster(antenna.changing_site("s1", label=Label(min_hours=3, min_days=1)))) == 180 + 240
    assert value("label", a_roster(a_problem().with_site("s1").changing_site("s1", label=None))) == 2640
    assert value("label", a_roster(a_problem().with_site("s1", kind="bus"))) == 2640


def test_a_holiday_relieves_by_the_announced_minutes_it_takes() -> None:
    """Four fifths of 35 announced hours are left: 24 h × 4/5, rounded down to the grid; four of five dates."""
    holiday = a_problem().with_site("s1", holidays=["wed"])
    assert value("label", a_roster(holiday)) == 1140 + 4 * 240
    assert value("label", a_roster(a_problem().with_site("s1", closed=["wed"]))) == 1440 + 5 * 240
    strict = a_problem().with_site("s1", holidays=["wed"], label=Label(holiday_relief=False))
    assert value("label", a_roster(strict)) == 1440 + 5 * 240


def test_relief_asks_no_more_days_than_the_label() -> None:
    """Six announced dates of which one is a holiday leave five; a site that announces nothing owes no day."""
    six = a_problem().with_site("s1", "mon-sat 09:00-12:00", "mon-sat 08:00-19:00", holidays=["sat"])
    assert value("label", a_roster(six)) == 1200 + 5 * 240
    silent = a_problem().with_site("s1", "", ALL_WEEK, holidays=["sun"])
    assert value("label", a_roster(silent)) == 1440


def test_in_history_a_door_was_open_where_two_really_were_there() -> None:
    """An absence known after the fact takes its minutes from the label."""
    base = a_problem().with_site("s1", openable=ALL_WEEK).with_agents(2)
    given = a_roster(base).staff("s1", ("a1", "a2"), "mon-fri 08:00-13:00")
    for absent, missing in (("mon 08:00-08:15", 0), ("mon 08:00-10:00", 60), ("mon", 240 + 240)):
        problem = base.unavailable("a1", absent).published(given).now("tue 00:00")
        assert value("label", given_again(problem)) == missing


def given_again(problem: ProblemBuilder) -> RosterBuilder:
    """The baseline's shifts, with doors as they then were."""
    roster = a_roster(problem).open("s1", "tue-fri 08:00-13:00")
    return roster.shift("a1", "s1", "mon-fri 08:00-13:00").shift("a2", "s1", "mon-fri 08:00-13:00")
