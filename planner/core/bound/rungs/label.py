"""label: minutes missing below the hours that are owed, and dates missing below the days."""

from planner.core.bound.averages import Averages
from planner.core.bound.linear import Cost
from planner.core.facts.week import total


def measure(averages: Averages) -> Cost:
    """The rung; what was open before now is taken off what is owed."""
    facts, model, cost = averages.facts, averages.model, Cost()
    weight = facts.figures.of("label", "missing_day_minutes")
    for site in facts.sites.values():
        hours = site.hours_owed - total(facts.past_openings[site.id])
        if hours > 0:
            short = model.column(float(hours))
            columns, lengths = [short], [1.0]
            for (key, day), first in averages.doors.items():
                if key == site.id:
                    segments = averages.grid.on(key, day)
                    columns += range(first, first + len(segments.spans))
                    lengths += map(float, segments.lengths)
            # Missing: what is owed less what is open.
            model.at_least(hours, columns, lengths)
            cost.add(short, 1.0)
            cost.steps_of(hours)
            cost.steps_of(facts.week.slot)
        days = site.days_owed - len(averages.open_before(site.id))
        if days > 0:
            absent = model.column(float(days))
            opened = [column for (key, _), column in averages.opened.items() if key == site.id]
            # Missing: the days that are owed less those on which the site opens.
            model.at_least(days, [absent, *opened], [1.0] * (1 + len(opened)))
            cost.add(absent, float(weight))
            cost.steps_of(weight)
    return cost
