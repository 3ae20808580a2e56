"""work.daily_rest, asked of the model: rests between dates near and far, in the plan and after history."""

from tests.builders import ALL_WEEK, a_problem, a_roster
from tests.verify import broken, lawful, verify

PROBLEM = a_problem().with_site("s1", openable=ALL_WEEK).with_agents(1)
ROSTER = a_roster(PROBLEM)


def test_a_rest_may_be_longer_than_a_day() -> None:
    """Where an employer decides so, the date between does not help; the figure is that of the later date."""
    problem = PROBLEM.with_override("work.daily_rest", 2400, days=("wed", "wed"))
    roster = a_roster(problem)
    verify("work.daily_rest").on(problem).rows(
        lawful(roster.shift("a1", "s1", "mon 20:00-24:00", "wed 16:00-18:00", "thu 05:00-07:00")),
        broken(roster.shift("a1", "s1", "mon 20:00-24:00", "wed 15:45-18:00"), 15),
        broken(roster.shift("a1", "s1", "tue 08:00-10:00", "wed 08:00-10:00"), 1080),
    )


def test_rest_begins_when_work_really_ended() -> None:
    """An evening that was missed is rest."""
    base = PROBLEM.unavailable("a1", "mon 20:00-23:00")
    problem = base.published(ROSTER.shift("a1", "s1", "mon 18:00-23:00")).now("tue 00:00")
    roster = a_roster(problem).shift("a1", "s1", "mon 18:00-23:00")
    verify("work.daily_rest").on(problem).rows(
        lawful(roster.shift("a1", "s1", "tue 07:00-09:00")),
        broken(roster.shift("a1", "s1", "tue 06:45-09:00"), 15),
    )


def test_the_last_of_several_dates_before_now_counts() -> None:
    """Whatever was worked before it; and a day that was begun after its rest goes on."""
    given = ROSTER.shift("a1", "s1", "mon 08:00-10:00", "tue 20:00-24:00")
    problem = PROBLEM.published(given).now("wed 00:00")
    roster = a_roster(problem).shift("a1", "s1", "mon 08:00-10:00", "tue 20:00-24:00")
    verify("work.daily_rest").on(problem).rows(
        lawful(roster.shift("a1", "s1", "wed 11:00-13:00")), broken(roster.shift("a1", "s1", "wed 08:00-10:00"), 180)
    )
    given = ROSTER.shift("a1", "s1", "mon 19:00-21:00", "tue 08:00-12:00")
    problem = PROBLEM.published(given).now("tue 10:00")
    roster = a_roster(problem).shift("a1", "s1", "mon 19:00-21:00")
    verify("work.daily_rest").on(problem).rows(
        lawful(roster.shift("a1", "s1", "tue 08:00-15:00")),
        broken(roster.shift("a1", "s1", "tue 08:00-15:00,22:00-24:00", "wed 08:00-10:00"), 180),
    )


def test_who_came_too_early_and_was_missing_then_may_come_now() -> None:
    """The first presence of the date is what counts; a date that has begun asks no rest before its afternoon."""
    given = ROSTER.shift("a1", "s1", "mon 20:00-24:00", "tue 08:00-12:00")
    base = PROBLEM.unavailable("a1", "tue 08:00-10:30")
    missed = base.published(given).now("tue 10:30")
    roster = a_roster(missed).shift("a1", "s1", "mon 20:00-24:00")
    verify("work.daily_rest").on(missed).rows(
        lawful(roster.shift("a1", "s1", "tue 08:00-10:30,11:00-13:00")),
        broken(roster.shift("a1", "s1", "tue 08:00-12:00"), 30),
    )
    came = PROBLEM.published(given).now("tue 10:30")
    roster = a_roster(came).shift("a1", "s1", "mon 20:00-24:00")
    verify("work.daily_rest").on(came).rows(
        lawful(roster.shift("a1", "s1", "tue 08:00-10:30,13:00-15:00")),
        broken(roster.shift("a1", "s1", "tue 08:00-10:45"), 180),
    )


def test_the_shift_before_the_week_ends_at_its_minute() -> None:
    """Seconds are not counted."""
    end = PROBLEM.at("sun-1 20:00").replace(second=40)
    problem = PROBLEM.with_history("a1", end)
    roster = a_roster(problem)
    verify("work.daily_rest").on(problem).rows(
        lawful(roster.shift("a1", "s1", "mon 07:00-09:00")), broken(roster.shift("a1", "s1", "mon 06:45-09:00"), 15)
    )
