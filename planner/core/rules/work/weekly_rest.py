"""work.weekly_rest: 35 hours without work lie before the week's first shift and after its last one.

Source: décret 2000-815, art. 3-I; Code du travail, L3132-2 (24 + 11 h).
"""

from planner.core.facts.agent import AgentFacts
from planner.core.facts.week import MINUTE, day_of
from planner.core.model.draft import Draft
from planner.core.model.timeline import going_on, timeline
from schemas.ids import RuleId
from schemas.time import DAY_MINUTES

ID = RuleId("work.weekly_rest")


def post(draft: Draft) -> None:
    """No presence too soon after the week before, or too late before the next Monday."""
    for agent in draft.facts.agents.values():
        rest = draft.facts.figure(ID, "minutes", agent)
        first, last = _first_minute(draft, agent, rest), _last_minute(draft, agent, rest)
        begun = [shift for shift in agent.real if shift[1] < draft.facts.now]
        for day in range(7):
            pieces = timeline(draft, agent, day)
            out = [x for start, end, x in pieces if end > last or (start < first and not begun)]
            draft.require(ID, (agent.id, day), *(x == 0 for x in out))
        if begun and begun[0][1] < first:
            # What came too early before now is history only as long as it does not go on.
            goes_on = going_on(draft, agent, begun[0])
            draft.require(ID, (agent.id, day_of(begun[0][1])), *(x == 0 for x in goes_on))


def _first_minute(draft: Draft, agent: AgentFacts, rest: int) -> int:
    """Before which the agent still rests from the week before, where it is known to have been worked."""
    week, ended = draft.facts.week, agent.last_end
    if ended is None or not week.instant(-7 * DAY_MINUTES) < ended <= week.instant(0):
        return 0
    return week.minute(ended + rest * MINUTE)


def _last_minute(draft: Draft, agent: AgentFacts, rest: int) -> int:
    """After which the agent already rests for the next Monday, where a site can open on Mondays."""
    week, monday = draft.facts.week, agent.monday_opening
    return week.end if monday is None else week.minute(week.next_monday(monday) - rest * MINUTE)
