"""components: sites joined by an agent who may work at both."""

from planner.check.components import components
from tests.builders import a_problem


def test_agents_join_their_sites_and_referents_do_not() -> None:
    """Two agents may join three; parts and sites stand in the problem's order."""
    problem = a_problem()
    for site in ("s1", "s2", "s3", "s4", "s5"):
        problem = problem.with_site(site)
    problem = (
        problem.with_agent("a1", sites=["s5", "s2"]).with_agent("a2", sites=["s3"]).with_agent("a3", sites=["s4", "s5"])
    )
    problem = problem.with_referent("r1", "mon-fri 09:00-12:00")
    assert components(problem.build()) == (("s1",), ("s2", "s4", "s5"), ("s3",))
