"""comfort: hours, wishes, evenings and Saturdays."""

from tests.builders import ALL_WEEK, a_problem, a_roster
from tests.recount import costs, value

PROBLEM = a_problem().with_site("s1", openable=ALL_WEEK).with_agent("a1", weekly=600)
ROSTER = a_roster(PROBLEM)
TEN_HOURS = "mon-tue 08:00-13:00"


def test_hours_are_held_against_the_target() -> None:
    """Too many and too few weigh the same."""
    assert value("comfort", ROSTER.shift("a1", "s1", TEN_HOURS)) == 0
    assert value("comfort", ROSTER.shift("a1", "s1", TEN_HOURS, "wed 08:00-10:00")) == 120
    assert value("comfort", ROSTER) == 600


def test_a_balance_moves_the_target_by_an_hour_at_most() -> None:
    """Against it: who worked too much so far works less."""
    for balance, target in ((45, 555), (200, 540), (-200, 660)):
        problem = PROBLEM.changing_agent("a1", balance_minutes=balance)
        assert value("comfort", a_roster(problem)) == target


def test_absences_and_holidays_take_day_values() -> None:
    """600 minutes over five days are 120 a day; a part of a day takes its share of the time sites can open."""
    ten_hours_a_day = a_problem().with_site("s1", openable="mon-fri 08:00-18:00").with_agent("a1", weekly=600)
    assert value("comfort", a_roster(ten_hours_a_day.unavailable("a1", "mon"))) == 480
    assert value("comfort", a_roster(ten_hours_a_day.unavailable("a1", "mon 00:00-09:00"))) == 600 - 12
    assert value("comfort", a_roster(ten_hours_a_day.unavailable("a1", "sat-sun"))) == 600
    holiday = a_problem().with_site("s1", holidays=["mon"]).with_agent("a1", weekly=600)
    assert value("comfort", a_roster(holiday)) == 480
    assert value("comfort", a_roster(holiday.unavailable("a1", "mon"))) == 480


def test_days_off_make_the_other_days_worth_more() -> None:
    """Four weekdays of 150 minutes; a day off takes none, whatever else falls on it."""
    part_time = PROBLEM.unavailable("a1", "wed", "part_time")
    assert value("comfort", a_roster(part_time)) == 600
    assert value("comfort", a_roster(part_time.unavailable("a1", "thu"))) == 450


def test_training_and_meetings_are_work() -> None:
    """At most a day value a day: 120 of the 180 minutes; where reasons overlap the higher one counts."""
    training = PROBLEM.unavailable("a1", "mon 08:00-10:00", "training").unavailable("a1", "mon 09:00-11:00", "meeting")
    assert value("comfort", a_roster(training)) == 480
    assert value("comfort", a_roster(training.unavailable("a1", "mon 08:00-10:00", "part_time"))) == 540


def test_wishes_weigh_minute_by_minute() -> None:
    """On shift where the agent would rather not be, and not on shift where the agent would rather be."""
    avoid = PROBLEM.wishing("a1", "avoid", "mon 12:00-14:00", weight=3)
    prefer = PROBLEM.wishing("a1", "prefer", "tue 08:00-14:00", weight=2)
    assert value("comfort", a_roster(avoid).shift("a1", "s1", TEN_HOURS)) == 3 * 60
    assert value("comfort", a_roster(prefer).shift("a1", "s1", TEN_HOURS)) == 2 * 60


def test_evenings_and_saturdays_are_shared() -> None:
    """30 for each shift that ends after 18:00, 60 for a Saturday, times one and those of the weeks before."""
    problem = PROBLEM.with_history("a1", late_shifts=2, saturdays=1)
    roster = a_roster(problem)
    assert value("comfort", roster.shift("a1", "s1", "mon-tue 13:00-18:00")) == 0
    assert value("comfort", roster.shift("a1", "s1", "mon 13:00-18:00", "sun 13:15-18:15")) == 90
    assert value("comfort", roster.shift("a1", "s1", "mon 13:00-18:00", "sat 08:00-10:00,11:00-14:00")) == 120


def test_in_history_only_hours_that_were_worked_count() -> None:
    """A shift that an absence took costs the agent no hours and no Saturday."""
    base = PROBLEM.unavailable("a1", "sat")
    problem = base.published(a_roster(base).shift("a1", "s1", "sat 08:00-13:00")).now("sun 00:00")
    assert value("comfort", a_roster(problem).shift("a1", "s1", "sat 08:00-13:00")) == 600


def test_the_cost_stands_at_a_site_of_the_agent() -> None:
    """So that its component bears it."""
    assert costs("comfort", ROSTER) == [("s1", 600)]
