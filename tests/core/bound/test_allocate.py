"""Where agents who may work at several sites go each day."""

from collections import Counter

from benchmarks.instances.catalogue import instance
from config.figures import load_figures
from planner.core.bound.allocate import allocate
from planner.core.facts.component import read_facts
from planner.core.model.grid import event_grid
from tests.builders import ProblemBuilder, a_problem
from tests.core.bound.asking import facts_of


def chosen(problem: ProblemBuilder) -> dict:
    facts = facts_of(problem)
    return dict(allocate(facts, event_grid(facts, 120), 5.0))


def mornings(site: str, problem: ProblemBuilder) -> ProblemBuilder:
    return problem.with_site(site, "mon-fri 09:00-12:00", "mon-fri 09:00-12:00")


def test_a_floater_goes_where_somebody_is_missing() -> None:
    problem = mornings("s2", mornings("s1", a_problem()).with_agents(2, weekly=900)).with_agents(2, weekly=900)
    problem = problem.with_agent("f", sites=["s1", "s2"], weekly=900)
    problem = problem.unavailable("a1", "mon-tue").unavailable("a3", "wed-fri")
    assert chosen(problem) == {("f", day): "s1" if day < 2 else "s2" for day in range(5)}


def test_hours_of_people_decide_where_nobody_is_missing() -> None:
    """Both sites are held without the floater, who owes fifteen hours; where hours do not count, nobody is sent."""
    problem = mornings("s2", mornings("s1", a_problem()).with_agents(2, weekly=900)).with_agents(2, weekly=900)
    facts = facts_of(problem.with_agent("f", sites=["s1", "s2"], weekly=900))
    assert len(allocate(facts, event_grid(facts, 120), 5.0)) == 5
    assert allocate(facts, event_grid(facts, 120), 5.0, hours=False) == {}


def test_nobody_is_told_where_to_go_who_has_no_choice() -> None:
    problem = mornings("s2", mornings("s1", a_problem()).with_agents(2)).with_agents(2)
    assert chosen(problem) == {}


def test_a_pin_decides() -> None:
    problem = mornings("s2", mornings("s1", a_problem()).with_agents(2, weekly=900)).with_agents(2, weekly=900)
    problem = problem.with_agent("f", sites=["s1", "s2"], weekly=900).with_pin("f", "s2", "mon 09:00-12:00")
    # The pin leaves no choice on Monday, whether it is told or not.
    assert chosen(problem.unavailable("a1", "mon")).get(("f", 0), "s2") == "s2"


def test_a_component_with_floaters_is_shared_out() -> None:
    facts = read_facts(instance("glued", 1), load_figures())
    where = allocate(facts, event_grid(facts, 240), 10.0)
    several = {key for key, agent in facts.agents.items() if len(agent.sites) > 1}
    assert {agent for agent, _ in where} <= several
    assert all(site in facts.agents[agent].sites for (agent, _), site in where.items())
    # Twice the same answer: nothing hangs on chance or on the clock.
    assert where == allocate(facts, event_grid(facts, 240), 10.0)
    assert len(Counter(where.values())) > 5
