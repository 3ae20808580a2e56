"""site.closed: on a date in `closed_on` the doors stay shut and nobody is on shift.

Source: convention of the project; contract, closed_on. Grids for planning have no segments on such dates.
"""

from planner.core.model.draft import Draft
from schemas.ids import RuleId

ID = RuleId("site.closed")


def post(draft: Draft) -> None:
    """Nothing on closed dates."""
    for site, day, door in draft.site_days():
        if day in site.closed:
            draft.require(ID, (site.id, day), *(x == 0 for x in door.on))
    for agent, day, lanes in draft.agent_days():
        for site_id, lane in lanes.items():
            if day in draft.facts.sites[site_id].closed:
                draft.require(ID, (agent.id, day), *(x == 0 for x in lane.on))
