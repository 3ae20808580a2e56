"""opening.two_agents: at every minute a site is open, at least `min_agents` holders of `core` are on shift there.

Source: the label (circulaire 6094/SG), in its strict reading.
"""

from planner.core.model.draft import Draft
from schemas.ids import CORE, RuleId

ID = RuleId("opening.two_agents")


def post(draft: Draft) -> None:
    """Trained presence on each open segment."""
    for site, day, door in draft.site_days():
        trained = draft.present(site.id, day, CORE)
        for i, is_open in enumerate(door.on):
            present = [lane.on[i] for _, lane in trained]
            draft.require(ID, (site.id, day), sum(present) >= site.min_agents * is_open)
