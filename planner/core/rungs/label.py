"""label: per site, minutes missing below the hours the label asks, and 240 for each day missing.

Source: the label; contract, objective 1.
"""

from planner.core.facts.week import day_of, total
from planner.core.model.draft import Draft, Sum
from schemas.objective import Level

LEVEL: Level = "label"


def measure(draft: Draft) -> Sum:
    """The rung as an expression to minimise."""
    weight = draft.facts.figures.of("label", "missing_day_minutes")
    missing: Sum = 0
    for site in draft.facts.sites.values():
        past = draft.facts.past_openings[site.id]
        days = {day_of(start) for start, _ in past}
        doors = [(day, door) for (key, day), door in draft.doors.items() if key == site.id]
        left = site.hours_owed - total(past)
        if left > 0:
            short = draft.model.new_int_var(0, left, "")
            draft.model.add(short >= left - sum(x * n for _, door in doors for x, n in door.minutes()))
            missing += short
        if site.days_owed > len(days):
            absent = draft.model.new_int_var(0, site.days_owed - len(days), "")
            opens = [draft.opens(site.id, day) for day, _ in doors if day not in days]
            draft.model.add(absent >= site.days_owed - len(days) - sum(opens))
            missing += weight * absent
    return missing
