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
        for index, (start, _, x) in enumerate(segments):
            for _, end, y in segments[index + 1 :]:
                if draft.facts.week.elapsed(start, end) > cap:
                    draft.forbid(ID, (agent.id, day), (x, y))
        if began is not None:
            late = [y for _, end, y in segments if draft.facts.week.elapsed(began, end) > cap]
            draft.require(ID, (agent.id, day), *(y == 0 for y in late))
