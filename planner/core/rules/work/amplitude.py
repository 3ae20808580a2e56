"""work.amplitude: from the first start to the last end of a date lie at most so many minutes.

Source: décret 2000-815, art. 3-I; private: what the daily rest leaves of 24 h.
"""

from planner.core.draft import Draft
from planner.core.timeline import past_on, timeline
from schemas.ids import RuleId

ID = RuleId("work.amplitude")


def post(draft: Draft) -> None:
    """No two segments of a date further apart than the amplitude."""
    for agent, day, _ in draft.agent_days():
        cap = draft.facts.figure(ID, "minutes", agent, day)
        segments = timeline(draft, agent, day)
        past = past_on(agent, day)
        began = min((start for start, _ in past), default=None)
        for start, _, x in segments:
            late = draft.later(agent.id, day, start + cap)
            if late is not None:
                draft.forbid(ID, (agent.id, day), (x, late))
        if began is not None:
            draft.require(ID, (agent.id, day), *(x == 0 for _, end, x in segments if end > began + cap))
