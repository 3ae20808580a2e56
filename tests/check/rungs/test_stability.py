"""stability: changes of what people were told."""

from tests.builders import ALL_WEEK, ProblemBuilder, RosterBuilder, a_problem, a_roster
from tests.recount import costs, value

BASE = a_problem().with_site("s1", openable=ALL_WEEK).with_agents(2)
GIVEN = a_roster(BASE).shift("a1", "s1", "mon-sun 08:00-12:00")


def planned(now: str, base: ProblemBuilder = BASE) -> RosterBuilder:
    """The baseline's shifts but those of Sunday, planned at a moment."""
    return a_roster(base.published(GIVEN).now(now)).shift("a1", "s1", "mon-sat 08:00-12:00")


def test_without_a_baseline_nothing_is_changed() -> None:
    """A first plan costs nothing."""
    assert value("stability", GIVEN) == 0


def test_the_later_people_learn_of_it_the_more_it_costs() -> None:
    """Less than 24 hours: 8; fewer than seven working days: 3; else 1."""
    assert value("stability", planned("sat 08:15")) == 8
    assert value("stability", planned("sat 08:00")) == 3
    assert value("stability", planned("thu-1 10:00")) == 3
    assert value("stability", planned("wed-1 10:00")) == 1
    assert value("stability", planned("mon-1 10:00")) == 1


def test_a_holiday_of_the_home_site_is_no_working_day() -> None:
    """Seven working days lie between Wednesday and Sunday week; with a holiday among them six."""
    holiday = a_problem().with_site("s1", openable=ALL_WEEK, holidays=["wed"]).with_agents(2)
    assert value("stability", planned("wed-1 10:00", holiday)) == 3


def test_an_employer_has_a_notice_of_its_own() -> None:
    """Four working days lie between Monday and Saturday."""
    four = BASE.with_employer("e1", notice_working_days=4)
    assert value("stability", planned("sun-1 10:00", four)) == 1
    assert value("stability", planned("sun-1 10:00", BASE.with_employer("e1", notice_working_days=6))) == 3


def test_each_agent_and_date_counts_once() -> None:
    """Whoever comes instead is changed too; a baseline's agent who is gone is not."""
    problem = BASE.published(GIVEN.shift("gone", "s1", "mon 08:00-12:00")).now("thu-1 10:00")
    roster = (
        a_roster(problem)
        .shift("a1", "s1", "mon 09:00-13:00", "wed-sun 08:00-12:00")
        .shift("a2", "s1", "tue 08:00-12:00")
    )
    assert costs("stability", roster) == [("s1", 3)] * 3


def test_a_date_the_agent_cannot_work_is_exempt() -> None:
    """The shifts of the one who comes instead are not."""
    absent = BASE.unavailable("a1", "sun 11:45-12:00")
    roster = planned("thu-1 10:00", absent)
    assert value("stability", roster) == 0
    assert value("stability", roster.shift("a2", "s1", "sun 08:00-12:00")) == 3
