"""work.amplitude: from the first start to the last end of a date lie at most so many minutes.

Source: décret 2000-815, art. 3-I; private: what the daily rest leaves of 24 h.
"""

from planner.core.model.draft import Draft
from planner.core.model.timeline import timeline
from schemas.ids import RuleId

ID = RuleId("work.amplitude")


def post(draft: Draft) -> None:
    """No two segments of a date further apart than the amplitude."""
    for agent, day, _ in draft.agent_days():
        cap = draft.facts.figure(ID, "minutes", agent, day)
        segments = timeline(draft, agent, day)
        for start, _, x in segments:
            late = draft.later(agent.id, day, start + cap)
            if late is not None:
                draft.forbid(ID, (agent.id, day), (x, late))
        real = agent.real_on(day)
        if real:
            began = min(start for _, start, _ in real)
            draft.require(ID, (agent.id, day), *(x == 0 for _, end, x in segments if end > began + cap))
