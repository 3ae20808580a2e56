"""work.daily_rest: from the last end on one date to the first start on a later one lie at least so many minutes.

Source: décret 2000-815, art. 3-I; Code du travail, L3131-1. The last shift before the week counts.
"""

from planner.core.draft import Draft
from planner.core.timeline import past_on, timeline
from schemas.ids import RuleId

ID = RuleId("work.daily_rest")


def post(draft: Draft) -> None:
    """No two segments of neighbouring dates closer than the rest."""
    week = draft.facts.week
    for agent, day, _ in draft.agent_days():
        rest = draft.facts.figure(ID, "minutes", agent, day)
        today = timeline(draft, agent, day)
        before = [(end, y) for _, end, y in timeline(draft, agent, day - 1)]
        for start, _, x in today:
            for end, y in before:
                if week.elapsed(end, start) < rest:
                    draft.forbid(ID, (agent.id, day), (x, y))
        ended = max((end for _, end in past_on(agent, day - 1)), default=None)
        last = agent.source.history.last_shift_end
        for start, _, x in today:
            too_soon = ended is not None and week.elapsed(ended, start) < rest
            if too_soon or (last is not None and week.between(last, start) < rest):
                draft.require(ID, (agent.id, day), x == 0)
