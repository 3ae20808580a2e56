"""service: agent-minutes of demand not met, plus missing appointments times their minutes.

Source: contract, objective 5. Appointments are placed after the shifts; the model counts the minutes that could be
served, which is never more than can be missing.
"""

from itertools import pairwise

from planner.core.facts.component import Facts
from planner.core.facts.site import SiteFacts
from planner.core.facts.week import day_of, overlap
from planner.core.model.draft import Draft, Sum
from schemas.objective import Level

LEVEL: Level = "service"


def measure(draft: Draft) -> Sum:
    """The rung's demand as an expression to minimise; missing appointments are added by `served`."""
    cost: Sum = 0
    for site in draft.facts.sites.values():
        cost += settled_demand(draft.facts, site)
        for start, end, wanted in site.demand:
            cost += _step(draft, site, (start, end, wanted))
    return cost


def _step(draft: Draft, site: SiteFacts, step: tuple[int, int, int]) -> Sum:
    start, end, wanted = step
    day = day_of(start)
    left = max(0, end - max(start, draft.facts.now))
    segments = draft.grid.on(site.id, day)
    cost: Sum = 0
    present = [lane for _, lane in draft.present(site.id, day)]
    for i, span in enumerate(segments.spans):
        shared = overlap((start, end), span)
        if shared:
            left -= shared
            short = draft.model.new_int_var(0, wanted, "")
            draft.model.add(short >= wanted - sum(lane.on[i] for lane in present))
            cost += shared * short
    return cost + left * wanted


def settled_demand(facts: Facts, site: SiteFacts) -> int:
    """Agent-minutes of demand before now that were not met."""
    present = facts.past_presence[site.id]
    missing = 0
    for start, end, wanted in site.demand:
        if start >= facts.now:
            continue
        stop = min(end, facts.now)
        points = sorted({p for span in present for p in span if start < p < stop} | {start, stop})
        for a, b in pairwise(points):
            if a < b:
                missing += (b - a) * max(0, wanted - sum(c <= a and b <= d for c, d in present))
    return missing
