"""opening.max_per_day, asked of the model: how often doors open, one that goes on over now included."""

from tests.builders import ALL_WEEK, a_problem, a_roster
from tests.modelled import asked
from tests.verify import broken, lawful, verify

PROBLEM = a_problem().with_site("s1", openable=ALL_WEEK).with_agents(4)
ROSTER = a_roster(PROBLEM)


def test_doors_open_twice_on_every_date() -> None:
    """Each date for itself."""
    verify("opening.max_per_day").on(PROBLEM).rows(
        lawful(ROSTER.open("s1", "mon-sun 00:00-02:00,21:00-23:00")),
        broken(ROSTER.open("s1", "mon-sun 00:00-02:00,10:00-12:00,21:00-23:00"), *[1] * 7),
    )


def test_what_goes_on_over_now_is_one_of_them() -> None:
    """What ended before is none, though a late absence cut it into three."""
    base = PROBLEM.unavailable("a1", "mon 09:00-09:30").unavailable("a1", "mon 10:00-10:30")
    given = ROSTER.staff("s1", ("a1", "a2"), "mon 08:00-14:00")
    problem = base.published(given).now("mon 12:00")
    roster = a_roster(problem).open("s1", "mon 08:00-09:00,09:30-10:00")
    verify("opening.max_per_day").on(problem).rows(
        lawful(roster.open("s1", "mon 10:30-12:00,13:00-15:00,16:00-18:00")),
        lawful(roster.open("s1", "mon 10:30-14:00,16:00-18:00")),
        broken(roster.open("s1", "mon 10:30-14:00,15:00-17:00,18:00-20:00"), 1),
    )


def test_doors_do_not_close_and_open_at_midnight() -> None:
    """An opening lies on one date, and none touches another: doors that stay open over midnight cannot be stated."""
    night = ROSTER.staff("s1", ("a1", "a2"), "mon 22:00-24:00").staff("s1", ("a3", "a4"), "tue 00:00-02:00")
    assert asked(PROBLEM.build(), night.build(), {"opening.max_per_day"}).refused
    assert not asked(PROBLEM.build(), night.build(), {"opening.two_agents"}).refused
    problem = PROBLEM.published(ROSTER.staff("s1", ("a1", "a2"), "mon 22:00-24:00")).now("tue 00:00")
    roster = a_roster(problem).staff("s1", ("a1", "a2"), "mon 22:00-24:00")
    after = roster.staff("s1", ("a3", "a4"), "tue 00:00-02:00").build()
    assert asked(problem.build(), after, {"opening.max_per_day"}).refused
