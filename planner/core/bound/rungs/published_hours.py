"""published_hours: announced minutes with closed doors, and minutes open that were not announced."""

from planner.core.bound.averages import Averages
from planner.core.bound.linear import Cost
from planner.core.facts.week import overlap
from planner.core.rungs.published_hours import settled


def measure(averages: Averages) -> Cost:
    """The rung; on a segment that is announced in part, what is open and announced differ at least in their minutes."""
    facts, model, cost = averages.facts, averages.model, Cost()
    for site in facts.sites.values():
        cost.fixed(settled(facts, site))
        for day in range(7):
            segments = averages.grid.on(site.id, day)
            first = averages.doors.get((site.id, day))
            for i, (start, end) in enumerate(segments.spans):
                told = sum(overlap((start, end), span) for span in site.announced)
                if first is None or not model.upper[first + i]:
                    cost.fixed(told)
                elif told in {0, end - start}:
                    cost.fixed(told)
                    cost.add(first + i, float(end - start - 2 * told))
                else:
                    differs = model.column(float(end - start))
                    # The minutes that differ are no fewer than the difference of the minutes.
                    model.at_least(told, (differs, first + i), (1.0, float(end - start)))
                    model.at_least(-told, (differs, first + i), (1.0, float(start - end)))
                    cost.add(differs, 1.0)
    cost.steps_of(facts.week.slot)
    return cost
