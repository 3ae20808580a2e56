"""The week that people were given, made good around somebody who falls out; all else stays."""

from time import monotonic

from planner.core.climb.first import First
from planner.core.climb.repair import repaired
from planner.core.limits import Limits
from planner.core.model.grid import event_grid
from planner.core.search import Effort
from planner.core.standing import Standing
from planner.core.timetable import Timetable
from tests.builders import ProblemBuilder, a_roster, a_usual_problem
from tests.core.bound.asking import facts_of
from tests.rosters import RosterBuilder

DAYS = ("mon", "tue", "wed", "thu", "fri")


def mended(problem: ProblemBuilder) -> Timetable | None:
    facts = facts_of(problem)
    return repaired(facts, event_grid(facts), Effort(Limits(20.0, monotonic), work=5.0))


def shifts(week: Timetable | None, agent: str) -> list[str]:
    assert week is not None
    return [_told(shift.start, shift.end) for shift in week.shifts if shift.agent == agent]


def doors(week: Timetable | None, site: str) -> list[str]:
    assert week is not None
    return [_told(door.start, door.end) for door in week.doors if door.site == site]


def _told(start: int, end: int) -> str:
    clock = [f"{minute % 1440 // 60:02}:{minute % 60:02}" for minute in (start, end)]
    return f"{DAYS[start // 1440]} {clock[0]}-{clock[1]}"


HOURS = ("08:30-12:00", "13:30-17:00")


def a_full_week(base: ProblemBuilder) -> RosterBuilder:
    """Two people hold all announced hours of the site."""
    return a_roster(base).staff("s1", ["a1", "a2"], f"mon-fri {','.join(HOURS)}")


def days(*names: str) -> list[str]:
    return [f"{day} {hours}" for day in names for hours in HOURS]


def test_without_a_week_that_was_given_nothing_is_mended() -> None:
    assert mended(a_usual_problem(3)) is None


def test_somebody_else_takes_the_place_on_that_day_alone() -> None:
    base = a_usual_problem(3)
    week = mended(base.published(a_full_week(base)).unavailable("a2", "tue"))
    assert shifts(week, "a1") == days(*DAYS)
    assert shifts(week, "a2") == days("mon", "wed", "thu", "fri")
    assert shifts(week, "a3") == days("tue")
    assert doors(week, "s1") == days(*DAYS)


def test_without_anybody_else_the_doors_stay_shut() -> None:
    base = a_usual_problem(2)
    week = mended(base.published(a_full_week(base)).unavailable("a2", "tue"))
    assert doors(week, "s1") == days("mon", "wed", "thu", "fri")
    assert shifts(week, "a1") == days(*DAYS)


def test_help_comes_from_where_somebody_is_shared() -> None:
    base = a_usual_problem(2).with_site("s2").with_agents(2).with_agent("a5", sites=["s2", "s1"])
    given = a_full_week(base).staff("s2", ["a3", "a4"], f"mon-fri {','.join(HOURS)}")
    week = mended(base.published(given).unavailable("a2", "tue"))
    assert doors(week, "s1") == doors(week, "s2") == days(*DAYS)
    assert shifts(week, "a5") == days("tue")


def test_nobody_is_half_free_on_a_day() -> None:
    """Whoever works inside and outside what is free is freed with the site outside, and can help there."""
    base = a_usual_problem(2).with_site("s2").with_site("s3").with_travel("s2", "s3", 15)
    base = base.with_agent("a3", sites=["s1", "s2"]).with_agent("a4", sites=["s2", "s3"]).with_agent("a5", sites=["s3"])
    given = a_full_week(base).staff("s3", ["a4", "a5"], "tue 08:30-12:00").staff("s2", ["a3", "a4"], "tue 14:00-17:00")
    week = mended(base.published(given).unavailable("a2", "tue"))
    assert doors(week, "s1") == days(*DAYS)
    assert shifts(week, "a3") == days("tue")
    assert [door for door in doors(week, "s3") if door.startswith("tue 1")]


def test_what_is_over_stays_as_it_was() -> None:
    base = a_usual_problem(3)
    given = base.published(a_full_week(base), frozen_until="tue 10:00").now("tue 10:00")
    week = mended(given.unavailable("a2", "tue 10:00-24:00"))
    assert shifts(week, "a2") == [*days("mon"), "tue 08:30-10:00", *days("wed", "thu", "fri")]
    assert doors(week, "s1")[:2] == days("mon")


def test_a_week_that_other_facts_forbid_is_not_trusted() -> None:
    """Somebody falls out, and somebody else has no longer what it takes on another day."""
    base = a_usual_problem(3)
    given = base.published(a_full_week(base)).unavailable("a2", "tue")
    short = given.changing_agent(
        "a1", contract=base.problem.agents[0].contract.model_copy(update={"weekly_minutes": 60})
    )
    standing = Standing(facts_of(short))
    assert First(standing).find(Limits(20.0, monotonic))
    assert standing.week is not None
    assert sum(shift.end - shift.start for shift in standing.week.shifts if shift.agent == "a1") <= 66
