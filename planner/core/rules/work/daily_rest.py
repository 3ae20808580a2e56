"""work.daily_rest: from the last end on one date to the first start on a later one lie at least so many minutes.

Source: décret 2000-815, art. 3-I; Code du travail, L3131-1. The last shift before the week counts.
"""

from datetime import datetime

from planner.core.facts.agent import AgentFacts
from planner.core.facts.week import day_of
from planner.core.model.draft import Draft
from planner.core.model.timeline import going_on, timeline
from schemas.ids import RuleId

ID = RuleId("work.daily_rest")


def post(draft: Draft) -> None:
    """No segment too soon after one of an earlier date, in the plan or in history."""
    for agent, day, _ in draft.agent_days():
        rest = draft.facts.figure(ID, "minutes", agent, day)
        _after_plan(draft, agent, day, rest)
        _after_history(draft, agent, day, rest)


def _after_plan(draft: Draft, agent: AgentFacts, day: int, rest: int) -> None:
    if agent.real_on(day):
        return  # the date has begun already
    for start, _, x in timeline(draft, agent, day):
        since = draft.facts.week.before(start, rest)
        for earlier in range(day - 1, max(0, day_of(since)) - 1, -1):
            late = draft.later(agent.id, earlier, since)
            if late is not None:
                draft.forbid(ID, (agent.id, day), (x, late))


def _after_history(draft: Draft, agent: AgentFacts, day: int, rest: int) -> None:
    """The first presence of a date keeps its distance from what was worked before."""
    week, ended = draft.facts.week, _last_end(draft, agent, day)
    if ended is None:
        return
    real = agent.real_on(day)
    if not real:
        soon = [x for start, _, x in timeline(draft, agent, day) if week.between(ended, start) < rest]
        draft.require(ID, (agent.id, day), *(x == 0 for x in soon))
    elif week.between(ended, real[0][1]) < rest:
        # What came too early before now is history only as long as it does not go on.
        draft.require(ID, (agent.id, day), *(x == 0 for x in going_on(draft, agent, real[0])))


def _last_end(draft: Draft, agent: AgentFacts, day: int) -> datetime | None:
    """When the last shift before a date ended, of the week before now or of an earlier week."""
    week = draft.facts.week
    ends = [end for _, start, end in agent.real if day_of(start) < day]
    if ends:
        return week.instant(max(ends))
    last = agent.last_end
    return last if last is not None and last <= week.instant(0) else None
