"""plan.frozen: history and frozen shifts."""

from tests.builders import ALL_WEEK, a_problem, a_roster
from tests.verify import broken, lawful, verify

BASE = (
    a_problem()
    .with_site("s1", openable=ALL_WEEK, stations=1)
    .with_agents(3, skills=("core", "caf"))
    .with_referent("r1", ALL_WEEK)
)
GIVEN = a_roster(BASE).shift("a1", "s1", "mon-sun 08:00-12:00").shift("a2", "s1", "mon-sun 08:00-12:00")
UNTIL_TUESDAY = "mon-tue 08:00-12:00"


def test_before_now_presence_is_the_baselines() -> None:
    """Agent by agent; a shift across now keeps its start and may be cut there."""
    problem = BASE.published(GIVEN).now("tue 10:00")
    roster = a_roster(problem).shift("a2", "s1", UNTIL_TUESDAY)
    verify("plan.frozen").on(problem).rows(
        lawful(roster.shift("a1", "s1", UNTIL_TUESDAY)),
        lawful(roster.shift("a1", "s1", "mon 08:00-12:00", "tue 08:00-10:00")),
        lawful(roster.shift("a1", "s1", "mon 08:00-12:00", "tue 08:00-15:00")),
        broken(roster.shift("a1", "s1", "mon 08:00-12:00", "tue 09:00-12:00"), 60),
        broken(roster.shift("a1", "s1", "mon 08:15-12:15", "tue 08:00-12:00"), 15, 15),
        broken(roster.shift("a1", "s1", UNTIL_TUESDAY).shift("a3", "s1", "mon 00:00-02:00"), 120),
        broken(roster, 240, 120),
    )


def test_without_a_baseline_nothing_may_be_planned_before_now() -> None:
    """The days before now are lost."""
    problem = BASE.now("tue 10:00")
    roster = a_roster(problem)
    verify("plan.frozen").on(problem).rows(
        lawful(roster.shift("a1", "s1", "tue 10:00-12:00")),
        broken(roster.shift("a1", "s1", "mon 00:00-02:00", "tue 09:45-12:00"), 120, 15),
    )


def test_until_frozen_until_presence_stays() -> None:
    """None is taken away, none is added; after it all is free, to the end of the week."""
    problem = BASE.published(GIVEN, frozen_until="sun 10:00")
    roster = a_roster(problem).shift("a2", "s1", "mon-sun 08:00-12:00")
    kept = roster.shift("a1", "s1", "mon-sat 08:00-12:00")
    verify("plan.frozen").on(problem).rows(
        lawful(kept.shift("a1", "s1", "sun 08:00-12:00")),
        lawful(kept.shift("a1", "s1", "sun 08:00-10:00").shift("a3", "s1", "sun 10:00-24:00")),
        broken(kept, 120),
        broken(kept.shift("a1", "s1", "sun 08:00-12:00").shift("a3", "s1", "mon 00:00-03:00"), 180),
    )


def test_an_absence_or_a_consent_frees_the_agents_date() -> None:
    """Of that agent and on that date alone."""
    absent = BASE.unavailable("a1", "wed 11:00-18:00").with_consent("a2", "thu")
    problem = absent.published(GIVEN, frozen_until="sun 24:00")
    roster = a_roster(problem).shift("a1", "s1", "mon-tue 08:00-12:00", "thu-sun 08:00-12:00")
    both = roster.shift("a2", "s1", "mon-wed 08:00-12:00", "fri-sun 08:00-12:00")
    verify("plan.frozen").on(problem).rows(
        lawful(both),
        lawful(both.shift("a1", "s1", "wed 07:00-11:00").shift("a2", "s1", "thu 13:00-17:00")),
        broken(both.without("a1", "thu"), 240),
        broken(both.shift("a3", "s1", "wed 08:00-12:00"), 240),
    )


def test_an_absence_beside_the_shift_frees_nothing() -> None:
    """Nor one that was over before now."""
    problem = BASE.unavailable("a1", "mon 08:00-09:00").unavailable("a1", "wed 12:00-18:00")
    problem = problem.published(GIVEN, frozen_until="sun 24:00").now("mon 09:00")
    roster = a_roster(problem).shift("a2", "s1", "mon-sun 08:00-12:00")
    verify("plan.frozen").on(problem).rows(
        lawful(roster.shift("a1", "s1", "mon-sun 08:00-12:00").open("s1", "sun 08:00-12:00")),
        broken(roster.shift("a1", "s1", "mon 08:00-09:00", "tue-sun 08:00-12:00"), 180),
        broken(roster.shift("a1", "s1", "mon-tue 08:00-12:00", "thu-sun 08:00-12:00"), 240),
    )


def test_before_now_doors_were_open_as_they_really_were() -> None:
    """Where fewer than two really were there, the doors were shut, whatever had been given."""
    given = GIVEN.open("s1", "mon-tue 08:00-12:00")
    problem = BASE.unavailable("a1", "mon 08:00-09:00").published(given).now("tue 00:00")
    roster = a_roster(problem).shift("a1", "s1", "mon 08:00-12:00").shift("a2", "s1", "mon 08:00-12:00")
    verify("plan.frozen").on(problem).rows(
        lawful(roster.open("s1", "mon 09:00-12:00")),
        broken(roster.open("s1", "mon 08:00-12:00"), 60),
        broken(roster, 180),
    )


def test_appointments_that_began_before_now_stay_as_they_are() -> None:
    """None is moved there, none is offered there, and none is withdrawn."""
    base = BASE.with_booking("b1", "s1", "r1", "tue 09:30-10:00").with_booking("b2", "s1", "r1", "tue 11:00-11:30")
    problem = base.now("tue 09:40")
    roster = a_roster(problem)
    verify("plan.frozen").on(problem).rows(
        lawful(roster.keep("b1").withdraw("b2")),
        lawful(roster.keep("b1").move("b2", "tue 09:45-10:15")),
        broken(roster.withdraw("b1").keep("b2"), 1),
        broken(roster.move("b1", "tue 12:00-12:30").keep("b2"), 1),
        broken(roster.keep("b1").move("b2", "tue 09:00-09:30"), 1),
        broken(roster.keep("b1").keep("b2").offer("s1", "r1", "tue 09:40-09:44"), 1),
    )
    problem = base.now("tue 11:00")
    roster = a_roster(problem).keep("b1")
    verify("plan.frozen").on(problem).rows(
        lawful(roster.withdraw("b2")),
        lawful(roster.keep("b2").offer("s1", "r1", "tue 11:00-11:30")),
        broken(roster.keep("b2").offer("s1", "r1", "tue 10:59-11:29"), 1),
    )
