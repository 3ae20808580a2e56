"""Problems that were built rather than read are asked for their faults in the same words."""

from datetime import timedelta

from schemas.crosschecks import find_faults
from schemas.problem import Problem
from schemas.reading import parse_problem
from schemas.writing import json_text
from tests.builders import a_problem, a_usual_problem


def test_the_problem_of_the_other_tests_has_no_fault_and_can_be_written_and_read() -> None:
    problem = a_usual_problem().build()
    assert find_faults(problem) == ()
    assert parse_problem(json_text(problem).encode()) == problem


def test_a_built_problem_has_the_faults_that_it_would_have_as_a_file() -> None:
    base = a_problem().with_site("s1").with_agents(2).unavailable("a2", "wed", "absence").build()
    site, (one, two) = base.sites[0], base.agents
    away = two.unavailable[0]
    backward = away.model_copy(update={"end": away.start - timedelta(hours=1)})
    broken: Problem = base.model_copy(
        update={
            "sites": (site, site),
            "agents": (
                one.model_copy(update={"home_site": "gone"}),
                two.model_copy(update={"unavailable": (backward,)}),
            ),
        }
    )
    assert [fault.pointer for fault in find_faults(broken)] == [
        "/agents/0/home_site",
        "/agents/1/unavailable/0",
        "/sites/1/id",
    ]
