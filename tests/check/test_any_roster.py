"""Whatever a roster says, the checker answers, and by amounts of at least one."""

from hypothesis import given, settings
from hypothesis import strategies as st

from config.figures import load_figures
from planner.check.report import check
from tests.builders import ALL_WEEK, a_problem, a_roster, between

BASE = (
    a_problem()
    .with_site("s1", openable=ALL_WEEK, stations=1, closed=["wed"])
    .with_site("s2", holidays=["fri"])
    .with_agent("a1", sites=["s1", "s2"], regime="private", weekly=1200, skills=("core", "caf"))
    .with_agent("a2", sites=["s1"])
    .with_travel("s1", "s2", 20)
    .with_referent("r1", "mon-sun 09:00-12:00")
    .with_booking("b1", "s1", "r1", "tue 09:00-09:30")
    .with_pin("a2", "s1", "thu 08:00-12:00")
    .unavailable("a1", "tue 09:00-11:00")
    .with_history("a2", "sun-1 20:00", worked_minutes=(2640,) * 11)
)
GIVEN = a_roster(BASE).staff("s1", ("a1", "a2"), "mon-sun 08:00-12:00").shift("a1", "s1", "tue 13:00-15:00")

DAYS = ("sun-1", "mon", "tue", "wed", "sat", "sun", "mon+1")
INSTANTS = st.builds("{} {:02}:{:02}".format, st.sampled_from(DAYS), st.integers(0, 23), st.sampled_from((0, 15, 52)))
TIMES = st.builds(between, INSTANTS, INSTANTS)
AGENTS, SITES = st.sampled_from(("a1", "a2", "gone")), st.sampled_from(("s1", "s2", "gone"))


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(("thu-1 10:00", "tue 10:05", "mon+1 00:00")),
    st.lists(st.tuples(AGENTS, SITES, TIMES), max_size=6),
    st.lists(st.tuples(SITES, TIMES), max_size=4),
    st.lists(st.tuples(SITES, AGENTS, TIMES), max_size=3),
)
def test_any_roster_is_judged(now: str, shifts: list[tuple], openings: list[tuple], offers: list[tuple]) -> None:
    """Unknown people and places, times that are none, in the week and outside it."""
    roster = a_roster(BASE.published(GIVEN, frozen_until="sat 10:00").now(now))
    for agent, site, when in shifts:
        roster = roster.shift(agent, site, when)
    for site, when in openings:
        roster = roster.open(site, when)
    for site, agent, when in offers:
        roster = roster.offer(site, "r1", when, agent)
    report = check(roster.problem, roster.build(), load_figures())
    assert all(found.amount >= 1 for found in (*report.violations, *report.false_claims))
    assert all(value >= 0 for value in report.values.values())
