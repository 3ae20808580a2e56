"""shift.max_per_day: at most two shifts a date at one site, three over several.

Source: convention of the project.
"""

from planner.core.model.draft import Draft, Sum
from planner.core.model.lane import Lane
from schemas.ids import RuleId, SiteId

ID = RuleId("shift.max_per_day")


def post(draft: Draft) -> None:
    """Cap the number of starts, with the shifts of the date that already began."""
    at_one, over_several = (draft.facts.figures.of(ID, name) for name in ("one_site", "several_sites"))
    for agent, day, lanes in draft.agent_days():
        past = agent.past_on(day)
        for site, lane in lanes.items():
            begun = sum(place == site for place, _, _ in past)
            _cap(draft, (agent.id, day), {site: lane}, at_one - begun)
        places = {*lanes, *(place for place, _, _ in past)}
        if len(places) > 1:
            _cap(draft, (agent.id, day), lanes, over_several - len(past))


def _cap(draft: Draft, subject: tuple[object, ...], lanes: dict[SiteId, Lane], left: int) -> None:
    starts: Sum = sum(x for lane in lanes.values() for x in lane.starts)
    draft.require(ID, subject, starts <= max(0, left))
    if left < 0:
        # History has too many already: none of it goes on.
        draft.require(ID, subject, *(lane.on[0] == 0 for lane in lanes.values() if lane.carry is not None))
