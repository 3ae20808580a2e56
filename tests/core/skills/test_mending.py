"""Who could be trained so that a partner hangs on nobody any more, and from when on."""

from datetime import date

from planner.core.skills.fragility import holdings
from planner.core.skills.mending import Mendable, mendable
from planner.core.skills.training import training_plan
from planner.core.skills.trainings import Terms
from schemas.ids import AgentId
from schemas.problem import Problem
from tests.builders import ProblemBuilder, a_problem

TWO_HOLDERS = Terms(holders=2, days=1)


def a_counter(agents: int = 3) -> ProblemBuilder:
    """A site that receives for the CAF; one of its people knows how to attend."""
    base = a_problem().with_site("s1").with_referent("r1", "mon 09:00-12:00")
    return base.with_agents(1, skills=["core", "caf"]).with_agents(agents - 1)


def only(problem: Problem, terms: Terms = TWO_HOLDERS) -> Mendable:
    (found,) = mendable([problem], terms)
    return found


def on(problem: ProblemBuilder, day: str) -> date:
    return problem.at(f"{day} 00:00").date()


def test_whoever_does_not_know_it_yet_could_learn_it() -> None:
    """With what it takes, and when they can be spared."""
    base = a_counter()
    found = only(base.build())
    assert (found.site, found.partner, found.lacking) == ("s1", "caf", 1)
    assert [(each.agent, each.days, each.first) for each in found.mends] == [
        ("a2", 1, on(base, "mon")),
        ("a3", 1, on(base, "mon")),
    ]


def test_where_nobody_can_be_spared_it_is_said_that_they_cannot_be_sent() -> None:
    """Two people are what the site needs."""
    found = only(a_counter(2).build())
    assert [(each.agent, each.first) for each in found.mends] == [("a2", None)]


def test_somebody_who_is_away_is_sent_when_they_are_back() -> None:
    """And not on a day on which somebody else is away whom the site needs then."""
    base = a_counter().unavailable("a2", "mon 08:00-18:00", "absence").unavailable("a1", "tue 08:00-18:00", "absence")
    found = only(base.build())
    assert {each.agent: each.first for each in found.mends} == {"a2": on(base, "wed"), "a3": on(base, "wed")}


def test_a_day_to_which_nobody_has_to_agree_comes_first() -> None:
    """A day within the notice is named where no other will do, and then it is said."""
    base = a_counter()
    days = {AgentId("a2"): ("mon", "tue"), AgentId("a3"): ("mon", "tue", "wed", "thu", "fri")}
    late = {(agent, on(base, day)) for agent, told in days.items() for day in told}
    found = only(base.build(), Terms(holders=2, days=1, asking=frozenset(late)))
    assert {each.agent: (each.first, each.asks) for each in found.mends} == {
        "a2": (on(base, "wed"), False),
        "a3": (on(base, "mon"), True),
    }


def test_a_training_of_two_days_needs_two_on_end() -> None:
    base = a_counter().unavailable("a2", "tue 08:00-18:00", "absence").unavailable("a3", "tue 08:00-18:00", "absence")
    found = only(base.build(), Terms(holders=2, days=2))
    assert {each.first for each in found.mends} == {on(base, "wed")}


def test_whoever_mends_more_sites_comes_first() -> None:
    """One training counts wherever its agent may work."""
    base = a_problem().with_site("s1").with_site("s2").with_referent("r1", "mon 09:00-12:00", sites=("s1", "s2"))
    base = base.with_agent("a1").with_agent("a2").with_agent("a3").with_agent("b1", sites=("s2", "s1"))
    first = mendable([base.build()], TWO_HOLDERS)[0]
    assert first.site == "s1"
    assert (first.mends[0].agent, first.mends[0].also) == ("b1", ("s2",))


def test_every_training_that_is_planned_is_one_of_them() -> None:
    """What the solver chooses among stands here."""
    problem = a_counter().build()
    plan = training_plan([problem], TWO_HOLDERS)
    could = {(mend.agent, place.partner) for place in mendable([problem], TWO_HOLDERS) for mend in place.mends}
    assert plan.trainings
    assert {(each.agent, each.partner) for each in plan.trainings} <= could


def test_what_hangs_on_nobody_needs_no_mending() -> None:
    problem = a_problem().with_site("s1").with_referent("r1", "mon 09:00-12:00").with_agents(2, skills=["core", "caf"])
    assert holdings(problem.build())
    assert mendable([problem.build()], TWO_HOLDERS) == mendable([], TWO_HOLDERS) == ()
