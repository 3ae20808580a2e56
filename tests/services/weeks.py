"""weeks: two sites that share nobody, each of an employer, and rosters of them that state what is so."""

from collections.abc import Mapping

from config.figures import load_figures
from planner.check.report import check
from schemas.objective import ladder
from schemas.problem import Problem
from schemas.roster import Baseline, Component, Roster
from tests.builders import ProblemBuilder, a_problem
from tests.week import make

FIGURES = load_figures()
MORNINGS = "mon-fri 09:00-12:00"


def two_sites(now: str = "mon 07:00", **publication: str) -> ProblemBuilder:
    """s1 of employer e1 with a1, a2, a3; s2 of employer e2 with b1, b2, b3; `e1="review"` says how e1 publishes."""
    problem = a_problem(now)
    for site, letter, employer in (("s1", "a", "e1"), ("s2", "b", "e2")):
        rule: Mapping[str, str] = {"publication": publication[employer]} if employer in publication else {}
        problem = problem.with_employer(employer, **rule)
        problem = problem.with_site(site, MORNINGS, "mon-fri 09:00-17:00", employer=employer, stations=1)
        for number in (1, 2, 3):
            problem = problem.with_agent(f"{letter}{number}", skills=("core", "caf"), weekly=900)
    return problem


def light(problem: ProblemBuilder) -> ProblemBuilder:
    """The same with a label that fifteen hours over five days keep."""
    for site in ("s1", "s2"):
        label = problem.build().sites[0].owed_label
        assert label is not None
        problem = problem.changing_site(site, label=label.model_copy(update={"min_hours": 15}))
    return problem


def certified(problem: Problem, roster: Roster) -> Roster:
    """A roster that states what the checker counts, and of which nothing is proved."""
    report = check(problem, roster, FIGURES)
    assert report.violations == ()
    parts = tuple(
        make(Component, sites=sites, fingerprint="-".join(sites), objective=ladder(values, {}))
        for sites, values in report.values_by_component
    )
    fields = {"guarantees": report.guarantees, "objective": ladder(report.values, {}), "changes": report.changes}
    return roster.model_copy(update={**fields, "components": parts})


def given(problem: Problem, roster: Roster, frozen_until: str = "sun-1 00:00") -> Baseline:
    """A roster as people were given it."""
    baseline = ProblemBuilder(problem.week, problem.timezone, problem).published(roster, frozen_until).problem.baseline
    assert baseline is not None
    return baseline
