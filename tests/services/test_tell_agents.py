"""Only those are told whose own shifts changed."""

from hypothesis import given as drawn
from hypothesis import strategies as st

from planner.services.publishing.tell_agents import agent_changes
from schemas.roster import Roster
from tests.builders import RosterBuilder, a_roster, a_usual_problem

PROBLEM = a_usual_problem()
TIMES = ("mon 08:30-12:00", "mon 13:30-17:00", "tue 08:30-12:00", "wed 09:00-12:00")


def published() -> RosterBuilder:
    """a1 and a2 on Monday and Tuesday morning."""
    return a_roster(PROBLEM).staff("s1", ("a1", "a2"), TIMES[0], TIMES[2])


def test_who_is_changed_is_told_and_nobody_else() -> None:
    """a3 comes on Tuesday instead of a1; a2 hears nothing."""
    before = published().build()
    after = published().without("a1", "tue").shift("a3", "s1", TIMES[2]).build()
    found = agent_changes(before, after, 2)
    assert [(each.agent, len(each.before), len(each.after)) for each in found] == [("a1", 2, 1), ("a3", 0, 1)]
    assert {(each.week, each.revision) for each in found} == {("2026-W49", 2)}


def test_a_first_publication_tells_everybody_on_shift() -> None:
    """a3, who has none, hears nothing."""
    assert [each.agent for each in agent_changes(None, published().build(), 1)] == ["a1", "a2"]


def test_doors_and_appointments_are_nobody_s_shifts() -> None:
    """Neither an opening nor the order in which shifts stand is a change."""
    before = published().build()
    after = published().open("s1", TIMES[3]).build().model_copy(update={"shifts": before.shifts[::-1]})
    assert agent_changes(before, after, 2) == ()


@st.composite
def rosters(draw: st.DrawFn) -> Roster:
    """Any shifts of three agents."""
    roster = a_roster(PROBLEM)
    for agent in ("a1", "a2", "a3"):
        roster = roster.shift(agent, "s1", *draw(st.lists(st.sampled_from(TIMES), unique=True)))
    return roster.build()


@drawn(rosters(), rosters())
def test_what_was_told_adds_up_to_what_is_published(before: Roster, after: Roster) -> None:
    """Whoever applies every word to the shifts as they were has the shifts as they are; the same again says nothing."""
    shifts = set(before.shifts)
    for each in agent_changes(before, after, 2):
        assert each.before != each.after
        assert {shift.agent for shift in (*each.before, *each.after)} == {each.agent}
        shifts = (shifts - set(each.before)) | set(each.after)
    assert shifts == set(after.shifts)
    assert agent_changes(after, after, 3) == ()
