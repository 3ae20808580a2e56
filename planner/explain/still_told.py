"""still_told: what the baseline tells of sites where nothing has changed since: it stands where time is short.

A component that is kept has the facts and the week that its explanations were solved with. A remedy stands where whom
it asks works in such components alone, and has not agreed to it since.
"""

from collections.abc import Mapping, Sequence

from planner.core.result import Result
from schemas.explanation import Conflict, Remedy
from schemas.ids import SiteId
from schemas.problem import Problem

Told = Conflict | Remedy


def still_told(problem: Problem, result: Result) -> Mapping[SiteId, Sequence[Told]]:
    """Why sites fall short and what can be done, as people were told it today; no site of which less is known."""
    baseline = problem.baseline
    day = result.facts.week.day
    if baseline is None or day(problem.now) != day(baseline.published_at):
        return {}  # what was possible yesterday may be over
    kept = {site for part in result.parts if part.kept for site in part.sites}
    asked = {consent.agent for consent in problem.consents}
    stands = {agent.id for agent in problem.agents if kept.issuperset(agent.sites)} - asked
    told: dict[SiteId, list[Told]] = {}
    for each in baseline.explanations:
        if isinstance(each, Conflict | Remedy) and each.site in kept:
            told.setdefault(each.site, []).append(each)
    return {
        site: found
        for site, found in told.items()
        if {type(each) for each in found} == {Conflict, Remedy}
        and all(stands.issuperset(each.agents) for each in found if isinstance(each, Remedy))
    }
