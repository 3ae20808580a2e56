"""changes: what differs from the roster that people were last given."""

from schemas.explanation import Change
from tests.builders import ALL_WEEK, ProblemBuilder, a_problem, a_roster, at, on
from tests.recount import changes

BASE = (
    a_problem().with_site("s1", openable=ALL_WEEK).with_site("s2", openable=ALL_WEEK).with_agents(2, sites=["s1", "s2"])
)
GIVEN = a_roster(BASE).shift("a1", "s1", "mon 08:00-12:00,13:00-17:00", "sun 20:00-24:00")


def planned(now: str = "thu-1 10:20", base: ProblemBuilder = BASE) -> ProblemBuilder:
    return base.published(GIVEN).now(now)


def test_an_unchanged_roster_has_none() -> None:
    """Nor has a first plan."""
    assert changes(a_roster(planned()).but(shifts=GIVEN.roster.shifts)) == ()
    assert changes(GIVEN) == ()


def test_one_entry_for_each_agent_and_date_that_differs() -> None:
    """With all shifts of the date, in order of time, before and after."""
    roster = a_roster(planned()).shift("a1", "s1", "mon 13:00-17:00,08:00-12:15").shift("a2", "s2", "sun 20:00-24:00")
    first, second, third = changes(roster)
    assert (first.agent, first.date) == ("a1", on("mon"))
    assert first.before == GIVEN.roster.shifts[:2]
    assert [shift.end for shift in first.after] == [at("mon 12:15"), at("mon 17:00")]
    assert (second.agent, second.date, second.after) == ("a1", on("sun"), ())
    assert (third.agent, third.date, third.before) == ("a2", on("sun"), ())


def test_notice_is_counted_to_the_first_instant_that_differs() -> None:
    """From now, not rounded; whole hours; another site is another presence; none is less than none."""
    later = a_roster(planned("sun 10:20")).shift("a1", "s1", "mon 08:00-12:00,13:00-17:00", "sun 20:00-23:00")
    assert [change.notice_hours for change in changes(later)] == [12]
    moved = (
        a_roster(planned("sun 10:20"))
        .shift("a1", "s1", "mon 08:00-12:00,13:00-17:00")
        .shift("a1", "s2", "sun 20:00-24:00")
    )
    assert [change.notice_hours for change in changes(moved)] == [9]
    assert [change.notice_hours for change in changes(a_roster(planned("mon 09:00")))] == [0, 155]


def test_a_date_on_which_the_agent_cannot_work_what_was_given_is_exempt() -> None:
    """An absence beside the shifts exempts nothing."""
    absent = planned(base=BASE.unavailable("a1", "mon 16:50-17:00").unavailable("a1", "sun 12:00-20:00"))
    assert [change.exempt for change in changes(a_roster(absent))] == [True, False]


def test_shifts_that_are_only_cut_otherwise_differ_from_their_beginning() -> None:
    """The list of shifts is what people were told."""
    roster = a_roster(planned()).shift("a1", "s1", "mon 08:00-10:00,10:00-12:00,13:00-17:00", "sun 20:00-24:00")
    (change,) = changes(roster)
    assert isinstance(change, Change)
    assert change.notice_hours == 93


def test_an_hour_that_the_clocks_skip_gives_no_notice() -> None:
    """From Saturday 20:00 to Sunday 08:00 of the change to summer time are eleven hours."""
    base = a_problem(week="2026-W13").with_site("s1", openable=ALL_WEEK).with_agents(1)
    problem = base.published(a_roster(base).shift("a1", "s1", "sun 08:00-12:00")).now("sat 20:00")
    assert [change.notice_hours for change in changes(a_roster(problem))] == [11]
