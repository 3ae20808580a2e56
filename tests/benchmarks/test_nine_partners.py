"""The basin in which it is measured what appointments add to a plan."""

from benchmarks.instances.nine_partners import bare, nine_partners
from schemas.reading import parse_problem


def test_it_is_as_large_as_it_says_and_has_no_fault() -> None:
    """Read as a file would be; without appointments it is the same otherwise."""
    problem = nine_partners(0)
    assert (len(problem.sites), len(problem.partners), len(problem.referents)) == (30, 9, 20)
    assert parse_problem(problem.model_dump_json(by_alias=True).encode()) == problem
    alone = bare(problem)
    assert not alone.referents
    assert [agent.id for agent in alone.agents] == [agent.id for agent in problem.agents]
