"""contradiction: why there is no lawful week at all: what is pinned or frozen against facts and law, agent by agent.

Only pins and frozen shifts ask for presence, and no law lets one agent's presence depend on another's: doors may always
stay shut. So each contradiction is one agent's, and the model of it is small.
"""

from dataclasses import dataclass, replace

from planner.core.facts.component import Facts
from planner.core.limits import Limits
from planner.explain.members import FROZEN, PINS, Member, binding
from planner.explain.smallest import smallest
from planner.explain.trial import Trial
from schemas.ids import AgentId, RuleId, SiteId

ELSEWHERE = RuleId("agent.site")


@dataclass(frozen=True)
class Contradiction:
    """Members that cannot hold together, whatever is planned."""

    agent: AgentId
    site: SiteId
    members: frozenset[Member]
    smallest: bool


def contradictions(facts: Facts, *, limits: Limits, seed: int = 0) -> tuple[Contradiction, ...]:
    """One smallest set for each agent of a component whose pins and frozen shifts leave no lawful week."""
    found = (_of_agent(facts, key, limits, seed) for key in facts.agents)
    return tuple(contradiction for contradiction in found if contradiction is not None)


def _of_agent(facts: Facts, key: AgentId, limits: Limits, seed: int) -> Contradiction | None:
    alone = replace(facts, agents={key: facts.agents[key]}, bookings=())
    groups = binding(alone)
    if not any(member.rule in (PINS, FROZEN) for group in groups for member in group):
        return None
    found = smallest(Trial(alone, groups, None, limits, seed))
    if found is None:
        return None
    members, proved = found.members, found.proved
    if any(member.rule == PINS and member.site not in facts.agents[key].sites for member in members):
        # Where somebody may be sent is given, and cannot be let go to see whether it is what is in the way.
        members, proved = members | {Member(ELSEWHERE, agent=key)}, False
    return Contradiction(key, _place(facts, key, members), members, proved)


def _place(facts: Facts, key: AgentId, members: frozenset[Member]) -> SiteId:
    """Where the manager is told: where the agent is pinned, else where a frozen shift is, else the agent's home."""
    pinned = sorted(
        (m.span, m.site) for m in members if m.rule == PINS and m.site in facts.sites and m.span is not None
    )
    if pinned and pinned[0][1] is not None:
        return pinned[0][1]
    agent = facts.agents[key]
    frozen = next((site for site, _, end in agent.baseline if end > facts.now and site in facts.sites), None)
    home = agent.source.home_site
    return frozen or (home if home in facts.sites else agent.sites[0])
