"""published_hours: announced minutes with closed doors, plus minutes open that were not announced.

Source: contract, objective 3.
"""

from planner.core.facts.component import Facts
from planner.core.facts.site import SiteFacts
from planner.core.facts.week import clipped, overlap, total, without
from planner.core.model.draft import Draft, Sum
from schemas.objective import Level

LEVEL: Level = "published_hours"


def measure(draft: Draft) -> Sum:
    """The rung as an expression to minimise."""
    cost: Sum = sum(settled(draft.facts, site) for site in draft.facts.sites.values())
    for site, _, door in draft.site_days():
        for x, span in zip(door.on, door.segments.spans, strict=True):
            announced = sum(overlap(span, told) for told in site.announced)
            cost += announced + x * (span[1] - span[0] - 2 * announced)
    return cost


def settled(facts: Facts, site: SiteFacts) -> int:
    """The minutes of the rung that lie before now."""
    gone = [(0, facts.now)]
    told, was_open = clipped(site.announced, gone), clipped(facts.past_openings[site.id], gone)
    return total(without(told, was_open)) + total(without(was_open, told))
