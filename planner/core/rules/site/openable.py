"""site.openable: shifts and openings lie inside one window of the hours at which the building can open.

Source: convention of the project; contract, openable_hours. Grids for planning have segments inside the windows only;
on one of whole days this rule is what keeps shifts and doors inside them.
"""

from planner.core.facts.site import SiteFacts
from planner.core.model.draft import Draft
from planner.core.model.lane import Lane
from schemas.ids import RuleId

ID = RuleId("site.openable")


def post(draft: Draft) -> None:
    """Nothing outside the windows, nothing across the end of one."""
    for site, day, door in draft.site_days():
        _inside(draft, (site.id, day), site, door)
    for agent, day, lanes in draft.agent_days():
        for site_id, lane in lanes.items():
            _inside(draft, (agent.id, day), draft.facts.sites[site_id], lane)


def _inside(draft: Draft, subject: tuple[object, ...], site: SiteFacts, lane: Lane) -> None:
    ends = {end for _, end in site.opens}
    for i, (start, end) in enumerate(lane.segments.spans):
        if not any(a <= start and end <= b for a, b in site.opens):
            draft.require(ID, subject, lane.on[i] == 0)
        elif start in ends and lane.segments.joined[i]:
            draft.forbid(ID, subject, (lane.on[i - 1], lane.on[i]))
