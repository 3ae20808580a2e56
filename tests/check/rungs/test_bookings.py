"""bookings: what it costs to move and withdraw."""

from tests.builders import ALL_WEEK, a_problem, a_roster
from tests.recount import costs, value

PROBLEM = (
    a_problem()
    .with_site("s1", openable=ALL_WEEK)
    .with_site("s2", openable=ALL_WEEK)
    .with_referent("r1", ALL_WEEK)
    .with_booking("b1", "s1", "r1", "mon 09:00-09:30")
    .with_booking("b2", "s1", "r1", "sun 23:00-23:30")
)
ROSTER = a_roster(PROBLEM)


def test_a_withdrawal_costs_ten_another_day_three_another_hour_one() -> None:
    """What is kept costs nothing, what is not named counts as withdrawn."""
    assert value("bookings", ROSTER.keep("b1").keep("b2")) == 0
    assert value("bookings", ROSTER.withdraw("b1").keep("b2")) == 10
    assert value("bookings", ROSTER.move("b1", "mon 23:00-23:30").keep("b2")) == 1
    assert value("bookings", ROSTER.move("b1", "tue 00:00-00:30").move("b2", "mon 23:00-23:30")) == 6
    assert value("bookings", ROSTER) == 20


def test_the_cost_stands_at_the_bookings_site() -> None:
    """So that its component bears it, also where it is held at another."""
    assert costs("bookings", ROSTER.keep("b1").withdraw("b2")) == [("s1", 10)]
    assert costs("bookings", ROSTER.move("b1", "mon 09:00-09:30", to="s2").keep("b2")) == [("s1", 1)]


def test_a_move_to_another_site_costs_by_its_day_alone() -> None:
    """At its own time it is moved all the same."""
    assert value("bookings", ROSTER.move("b1", "mon 09:00-09:30", to="s2").keep("b2")) == 1
    assert value("bookings", ROSTER.move("b1", "mon 23:00-23:30", to="s2").keep("b2")) == 1
    assert value("bookings", ROSTER.move("b1", "tue 09:00-09:30", to="s2").keep("b2")) == 3
