"""work.weekly_rest: 35 hours without work lie before the week's first shift and after its last one.

Source: décret 2000-815, art. 3-I; Code du travail, L3132-2 (24 + 11 h).
"""

from planner.core.draft import Draft
from planner.core.week import WEEK_MINUTES
from schemas.ids import RuleId
from schemas.time import DAY_MINUTES

ID = RuleId("work.weekly_rest")


def post(draft: Draft) -> None:
    """No presence too soon after the week before, or too late before the next Monday."""
    week = draft.facts.week
    for agent, day, lanes in draft.agent_days():
        rest = draft.facts.figure(ID, "minutes", agent)
        last = agent.source.history.last_shift_end
        binds = last is not None and week.instant(-7 * DAY_MINUTES) <= last < week.instant(0)
        monday = agent.monday_opening
        for lane in lanes.values():
            for x, (start, end) in zip(lane.on, lane.segments.spans, strict=True):
                soon = binds and last is not None and week.between(last, start) < rest
                late = monday is not None and week.elapsed(end, WEEK_MINUTES + monday) < rest
                if soon or late:
                    draft.require(ID, (agent.id, day), x == 0)
