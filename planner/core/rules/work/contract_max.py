"""work.contract_max: nobody works more in a week than the contract lets them.

Source: Code du travail, L3123-28 (part time: a tenth more, and under full time); full time and FPT: convention of the
project. `max_weekly_minutes` of the contract, where stated, replaces the figure.
"""

from planner.core.facts.agent import AgentFacts
from planner.core.facts.component import Facts
from planner.core.model.draft import Draft
from planner.core.model.workload import settled_week, week_work
from schemas.ids import RuleId

ID = RuleId("work.contract_max")


def cap_minutes(facts: Facts, agent: AgentFacts) -> int:
    """Minutes an agent may work this week under the contract."""
    contract = agent.source.contract
    if contract.max_weekly_minutes is not None:
        return contract.max_weekly_minutes
    if contract.weekly_minutes >= facts.figure(ID, "full_time_minutes", agent):
        return contract.weekly_minutes + facts.figure(ID, "full_time_extra_minutes", agent)
    numerator, denominator = (facts.figure(ID, f"part_time_{name}", agent) for name in ("numerator", "denominator"))
    ceiling = facts.figure(ID, "part_time_ceiling_minutes", agent)
    return min(contract.weekly_minutes * numerator // denominator, ceiling)


def post(draft: Draft) -> None:
    """Cap the work of the week."""
    for agent in draft.facts.agents.values():
        cap = max(cap_minutes(draft.facts, agent), settled_week(draft, agent))
        draft.require(ID, (agent.id,), week_work(draft, agent) <= cap)
