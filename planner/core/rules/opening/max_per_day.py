"""opening.max_per_day: the doors of a site open at most twice a date; what ended before now is not counted.

Source: convention of the project. Openings neither overlap nor touch.
"""

from planner.core.draft import Draft, Sum
from planner.core.week import day_of
from schemas.ids import RuleId

ID = RuleId("opening.max_per_day")


def post(draft: Draft) -> None:
    """Cap the number of times the doors open, one that goes on over now included; two openings never touch."""
    cap = draft.facts.figures.of(ID, "openings")
    for site, day, door in draft.site_days():
        opened: Sum = sum(door.starts)
        if door.carry is not None:
            opened += door.on[0]
        kept = sum(day_of(start) == day and end > draft.facts.now for start, end in draft.facts.past_openings[site.id])
        draft.require(ID, (site.id, day), opened <= max(0, cap - kept))
        for i in range(1, len(door.on)):
            if not door.segments.joined[i] and door.segments.spans[i - 1][1] == door.segments.spans[i][0]:
                draft.forbid(ID, (site.id, day), (door.on[i - 1], door.on[i]))
