"""shift.max_per_day: at most two shifts a date at one site, three over several.

Source: convention of the project.
"""

from planner.core.draft import Draft
from schemas.ids import RuleId
from schemas.time import DAY_MINUTES

ID = RuleId("shift.max_per_day")


def post(draft: Draft) -> None:
    """Cap the number of starts, with the shifts of the date that already began."""
    for agent, day, lanes in draft.agent_days():
        at_one = draft.facts.figures.of(ID, "one_site")
        over_several = draft.facts.figures.of(ID, "several_sites")
        today = [shift for shift in agent.past if shift[1] // DAY_MINUTES == day]
        for site, lane in lanes.items():
            begun = sum(place == site for place, _, _ in today)
            draft.require(ID, (agent.id, day), sum(lane.starts) <= max(0, at_one - begun))
        if len(lanes) > 1:
            everything = sum(x for lane in lanes.values() for x in lane.starts)
            draft.require(ID, (agent.id, day), everything <= max(0, over_several - len(today)))
