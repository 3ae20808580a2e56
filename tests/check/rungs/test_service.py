"""service: demand and appointments that are missing."""

from tests.builders import ALL_WEEK, a_problem, a_roster
from tests.recount import value

PROBLEM = (
    a_problem()
    .with_site("s1", openable=ALL_WEEK)
    .with_agents(3)
    .with_demand("s1", "mon 00:00-02:00", 2)
    .with_demand("s1", "mon 01:00-03:00", 3)
    .with_demand("s1", "sun 22:00-24:00", 1)
)
ROSTER = a_roster(PROBLEM)


def test_demand_is_the_largest_of_the_windows_that_hold_a_minute() -> None:
    """Met by whoever is on shift there, open or not."""
    assert value("service", ROSTER) == 60 * 2 + 120 * 3 + 120
    assert value("service", ROSTER.shift("a1", "s1", "mon 00:00-03:00", "sun 22:00-24:00")) == 60 + 120 * 2
    three = (
        ROSTER.shift("a1", "s1", "mon 00:00-03:00")
        .shift("a2", "s1", "mon 00:30-03:00")
        .shift("a3", "s1", "mon 01:00-03:00")
    )
    assert value("service", three) == 30 + 120


def test_nobody_is_wanted_where_the_site_stays_shut() -> None:
    """Nor counted more than wanted."""
    closed = a_problem().with_site("s1", openable=ALL_WEEK, closed=["mon"]).with_demand("s1", "mon-tue 08:00-10:00", 1)
    closed = closed.with_agents(2)
    assert value("service", a_roster(closed)) == 120
    assert (
        value("service", a_roster(closed).shift("a1", "s1", "tue 08:00-10:00").shift("a2", "s1", "tue 08:00-10:00"))
        == 0
    )


def test_in_history_whoever_was_unavailable_was_not_there() -> None:
    """An hour of absence on a shift that was given is an hour of demand not met."""
    base = PROBLEM.unavailable("a1", "mon 00:00-01:00")
    problem = base.published(a_roster(base).shift("a1", "s1", "mon 00:00-03:00")).now("tue 00:00")
    assert value("service", a_roster(problem).shift("a1", "s1", "mon 00:00-03:00")) == 120 + 120 * 2 + 120


TARGET = (
    a_problem()
    .with_site("s1", openable=ALL_WEEK)
    .with_site("s2", openable=ALL_WEEK)
    .with_referent("r1", ALL_WEEK)
    .with_referent("other", ALL_WEEK, partner="cpam")
    .with_target("s1", "caf", 3, 30)
    .with_booking("b1", "s1", "r1", "mon 09:00-09:30")
)


def test_an_appointment_missing_counts_its_minutes() -> None:
    """Booked and offered ones count, of that site and partner, and at least as long; withdrawn ones do not."""
    roster = a_roster(TARGET)
    assert value("service", roster.withdraw("b1")) == 90
    assert value("service", roster.keep("b1").offer("s1", "r1", "tue 09:00-09:45")) == 30
    elsewhere = roster.keep("b1").offer("s2", "r1", "tue 09:00-09:30").offer("s1", "other", "wed 09:00-09:30")
    assert value("service", elsewhere.offer("s1", "r1", "thu 09:00-09:25")) == 60
    more = roster.keep("b1").offer("s1", "r1", "tue 09:00-09:30").offer("s1", "r1", "wed 09:00-09:30")
    assert value("service", more.offer("s1", "r1", "thu 09:00-09:30")) == 0
