"""What is published at once and what waits, employer by employer and component by component."""

from datetime import date, timedelta

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from planner.check.report import diff
from planner.services.planning.notice import working_days_between
from planner.services.publishing.publication import STRICTNESS, Decision, decide, publication_of
from schemas.employer import Publication
from schemas.ids import EmployerId
from schemas.roster import Component, Roster
from tests.builders import ProblemBuilder, RosterBuilder, a_roster, on
from tests.services.weeks import given, two_sites
from tests.week import make

DEFAULT: Publication = "auto_outside_notice"
MONDAY, TUESDAY, WEDNESDAY = ("mon 09:00-12:00", "tue 09:00-12:00", "wed 09:00-12:00")


def shifts(problem: ProblemBuilder) -> RosterBuilder:
    """Both sites open on Monday and Tuesday morning, each with its first two agents."""
    return a_roster(problem).staff("s1", ("a1", "a2"), MONDAY, TUESDAY).staff("s2", ("b1", "b2"), MONDAY, TUESDAY)


def in_parts(roster: RosterBuilder) -> Roster:
    """The roster with its two components, as planned."""
    parts = tuple(make(Component, sites=(site,), fingerprint=site, objective=()) for site in ("s1", "s2"))
    return roster.build().model_copy(update={"components": parts})


def decided(problem: ProblemBuilder, before: RosterBuilder, after: RosterBuilder) -> Decision:
    """What becomes of a roster on top of another."""
    baseline = given(problem.build(), in_parts(before))
    built = problem.but(baseline=baseline).build()
    roster = in_parts(after)
    return decide(roster.model_copy(update={"changes": diff(built, roster)}), baseline, built, DEFAULT)


def replaced(roster: RosterBuilder, agent: str, other: str, day: str = "tue") -> RosterBuilder:
    """Somebody else instead, on one day."""
    site = {"a": "s1", "b": "s2"}[agent[0]]
    return roster.without(agent, day).shift(other, site, f"{day} 09:00-12:00")


def test_an_absent_agent_s_shifts_go_without_asking_but_the_substitute_is_asked() -> None:
    """The absent one's change is exempt; whoever comes instead is changed within the notice."""
    problem = two_sites().unavailable("a1", "tue")
    before = shifts(problem)
    found = decided(problem, before, replaced(before, "a1", "a3"))
    assert (found.now, found.unchanged) == ((), (("s2",),))
    assert [(each.agent, each.date) for each in found.consents_wanted] == [("a3", on("tue"))]
    assert found.why == "Changement annoncé trop tard sans accord\u00a0: {agent:a3} (mardi 1er\u00a0décembre)."
    assert not found.publishes


def test_a_site_to_which_a_booking_moves_waits_with_the_one_that_it_leaves() -> None:
    """Neither is right without the other; nobody is asked at the one that only takes it in."""
    problem = two_sites().with_travel("s1", "s2", 20).with_referent("r1", "mon-fri 09:00-12:00")
    problem = problem.with_booking("k1", "s1", "r1", "tue 09:00-09:30").unavailable("a1", "tue")
    before = shifts(problem)
    after = replaced(before, "a1", "a3").move("k1", "tue 09:00-09:30", "b1", to="s2")
    found = decided(problem, before.keep("k1", "a1"), after)
    assert (found.now, found.unchanged) == ((), ())
    assert found.waiting_sites == {"s1", "s2"}
    assert [each.agent for each in found.consents_wanted] == ["a3"]
    alone = decided(
        problem, before.keep("k1", "a1"), before.without("a1", "tue").move("k1", "tue 09:00-09:30", "b1", to="s2")
    )
    assert (alone.now, alone.waiting) == ((("s1",), ("s2",)), ())


def test_only_exempt_changes_are_published_at_once() -> None:
    """The absent agent's shift falls away and nobody comes instead: nothing to agree to."""
    problem = two_sites().unavailable("a1", "tue")
    before = shifts(problem)
    found = decided(problem, before, before.without("a1", "tue"))
    assert (found.now, found.unchanged, found.waiting) == ((("s1",),), (("s2",),), ())


def test_with_the_consent_it_is_published_at_once() -> None:
    """Nothing is left to ask."""
    problem = two_sites().unavailable("a1", "tue").with_consent("a3", "tue")
    before = shifts(problem)
    assert decided(problem, before, replaced(before, "a1", "a3")).now == (("s1",),)


def test_one_component_waits_and_the_other_does_not() -> None:
    """e2 publishes by itself; at s1 somebody is to be asked."""
    problem = two_sites(e2="auto")
    before = shifts(problem)
    found = decided(problem, before, replaced(replaced(before, "a1", "a3"), "b1", "b3"))
    assert found.now == (("s2",),)
    assert found.waiting_sites == {"s1"}
    assert {(each.agent, each.date) for each in found.consents_wanted} == {("a1", on("tue")), ("a3", on("tue"))}


@pytest.mark.parametrize("consents", [(), ("a1", "a3")])
def test_review_waits_even_where_everybody_agreed(consents: tuple[str, ...]) -> None:
    """A manager wants to see it; those who did not agree are asked meanwhile."""
    problem = two_sites(e1="review")
    for agent in consents:
        problem = problem.with_consent(agent, "tue")
    before = shifts(problem)
    (waiting,) = decided(problem, before, replaced(before, "a1", "a3")).waiting
    assert waiting.publication == "review"
    assert {each.agent for each in waiting.consents_wanted} == {"a1", "a3"} - set(consents)
    assert waiting.why.startswith("À relire avant publication\u00a0: 2\u00a0journées")


def test_the_strictest_rule_of_those_whose_people_change_holds() -> None:
    """a3 is lent by an employer who looks at everything; where only others change, that rule is not asked."""
    problem = two_sites(e1="auto", e2="review").changing_agent("a3", employer="e2")
    before = shifts(problem)
    (waiting,) = decided(problem, before, replaced(before, "a1", "a3")).waiting
    assert (waiting.sites, waiting.publication) == (("s1",), "review")
    assert decided(problem, before, before.without("a1", "tue")).now == (("s1",),)


def test_far_enough_ahead_nobody_is_asked() -> None:
    """Seven working days lie between the Friday ten days before and the Wednesday; on the Monday after it is late."""
    for moment, now in (("fri-2 10:00", (("s1",),)), ("mon-1 10:00", ())):
        problem = two_sites(moment)
        before = shifts(problem).staff("s1", ("a1", "a2"), WEDNESDAY)
        assert decided(problem, before, replaced(before, "a1", "a3", "wed")).now == now


def test_a_first_plan_is_published_whole_or_waits_whole() -> None:
    """Nobody was told anything, so nothing comes late; but of what would wait nothing could be kept."""
    for rule, publishes in (("auto", True), ("auto_outside_notice", True), ("review", False)):
        problem = two_sites(e2=rule)
        found = decide(in_parts(shifts(problem)), None, problem.build(), DEFAULT)
        assert found.publishes == publishes
        assert found.waiting_sites == (set() if publishes else {"s1", "s2"})
        assert found.consents_wanted == ()


def test_no_roster_publishes_nothing() -> None:
    """Status `none` is an answer, and nothing to give out."""
    problem = two_sites()
    roster = in_parts(shifts(problem)).model_copy(update={"status": "none"})
    assert decide(roster, None, problem.build(), DEFAULT) == Decision()


def test_openings_that_change_alone_concern_nobody_s_shifts() -> None:
    """They are published at once; what is the same is not published again."""
    problem = two_sites(e1="review")
    before = shifts(problem)
    found = decided(problem, before, before.open("s1", WEDNESDAY))
    assert (found.now, found.unchanged, found.waiting) == ((("s1",),), (("s2",),), ())


def test_the_default_holds_for_who_states_nothing() -> None:
    """Listed without a rule, or not listed at all."""
    problem = two_sites(e1="review").build()
    found = [publication_of(problem, EmployerId(key), "auto") for key in ("e1", "e2", "e9")]
    assert found == ["review", "auto", "auto"]


def test_working_days_lie_strictly_between() -> None:
    """Neither today nor the day itself, no weekend, no holiday."""
    assert working_days_between(on("thu-1"), on("tue"), ()) == 2
    assert working_days_between(on("thu-1"), on("tue"), (on("fri-1"),)) == 1
    assert working_days_between(on("tue"), on("tue"), ()) == 0


@drawn(start=st.dates(max_value=date(9000, 1, 1)), days=st.integers(0, 60), more=st.integers(0, 30))
def test_more_notice_is_never_fewer_working_days(start: date, days: int, more: int) -> None:
    """The count grows with the date, by one a day at most, and by five a week."""
    near, far = (start + timedelta(days=number) for number in (days, days + more))
    least, most = (working_days_between(start, last, ()) for last in (near, far))
    assert least <= most <= least + more
    assert working_days_between(start, start + timedelta(days=8), ()) == 5


@drawn(st.lists(st.sampled_from(STRICTNESS), min_size=2, max_size=2), st.sampled_from(STRICTNESS))
def test_a_stricter_rule_never_publishes_more(rules: list[Publication], other: Publication) -> None:
    """Whoever tightens a rule sees the same published, or less."""
    e1, e2 = rules
    stricter = max(e1, other, key=STRICTNESS.index)
    found = []
    for rule in (e1, stricter):
        problem = two_sites(e1=rule, e2=e2)
        before = shifts(problem)
        found.append(set(decided(problem, before, replaced(replaced(before, "a1", "a3"), "b1", "b3")).now))
    assert found[1] <= found[0]
