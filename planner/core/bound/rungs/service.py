"""service: agent-minutes of demand not met, plus missing appointments times their minutes."""

from planner.core.bound.averages import Averages
from planner.core.bound.linear import Cost
from planner.core.bound.served import missing_appointments
from planner.core.facts.site import SiteFacts
from planner.core.facts.week import day_of, overlap
from planner.core.rungs.service import settled_demand


def measure(averages: Averages) -> Cost:
    """The rung: demand and appointments."""
    cost = demand(averages)
    missing_appointments(averages, cost)
    return cost


def demand(averages: Averages) -> Cost:
    """Agent-minutes of demand not met."""
    cost = Cost()
    for site in averages.facts.sites.values():
        cost.fixed(settled_demand(averages.facts, site))
        for day in range(7):
            _day(averages, site, day, cost)
    cost.steps_of(averages.facts.week.slot)
    return cost


def _day(averages: Averages, site: SiteFacts, day: int, cost: Cost) -> None:
    facts, model = averages.facts, averages.model
    first = max(facts.week.span(day)[0], facts.now)
    wanted = [(max(a, first), b, n) for a, b, n in site.demand if day_of(a) == day and b > first]
    if not wanted:
        return
    present = averages.present(site.id, day)
    outside = sum((b - a) * n for a, b, n in wanted)
    for i, span in enumerate(averages.grid.on(site.id, day).spans):
        asked = sum(overlap(span, (a, b)) * n for a, b, n in wanted)
        if not asked:
            continue
        outside -= asked
        short = model.column(float(asked))
        columns = [start + i for _, start in present]
        # What is asked less everybody's minutes: no shortfall is smaller, wherever in the segment they are.
        model.at_least(asked, [short, *columns], [1.0, *[float(span[1] - span[0])] * len(columns)])
        cost.add(short, 1.0)
    cost.fixed(outside)
