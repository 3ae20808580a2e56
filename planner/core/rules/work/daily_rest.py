"""work.daily_rest: from the last end on one date to the first start on a later one lie at least so many minutes.

Source: décret 2000-815, art. 3-I; Code du travail, L3131-1. The last shift before the week counts.
"""

from planner.core.draft import Draft
from planner.core.timeline import past_on, timeline
from schemas.ids import RuleId
from schemas.time import DAY_MINUTES

ID = RuleId("work.daily_rest")


def post(draft: Draft) -> None:
    """No two segments of neighbouring dates closer than the rest."""
    week = draft.facts.week
    for agent, day, _ in draft.agent_days():
        rest = draft.facts.figure(ID, "minutes", agent, day)
        today = timeline(draft, agent, day)
        for start, _, x in today:
            # A clock change between the two days makes the same rest longer or shorter on the wall.
            change = week.elapsed(start - DAY_MINUTES, start) - DAY_MINUTES
            late = draft.later(agent.id, day - 1, start + change - rest)
            if late is not None:
                draft.forbid(ID, (agent.id, day), (x, late))
        begins = min((start for start, _ in past_on(agent, day + 1)), default=None)
        if begins is not None:
            draft.require(
                ID, (agent.id, day), *(x == 0 for _, end, x in today if week.elapsed(end, begins) < rest)
            )
        ended = max((end for _, end in past_on(agent, day - 1)), default=None)
        last = agent.source.history.last_shift_end
        for start, _, x in today:
            too_soon = ended is not None and week.elapsed(ended, start) < rest
            if too_soon or (last is not None and week.between(last, start) < rest):
                draft.require(ID, (agent.id, day), x == 0)
