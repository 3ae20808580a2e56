"""opening.max_per_day: the doors of a site open at most twice a date.

Source: convention of the project. Openings neither overlap nor touch.
"""

from planner.core.draft import Draft
from schemas.ids import RuleId
from schemas.time import DAY_MINUTES

ID = RuleId("opening.max_per_day")


def post(draft: Draft) -> None:
    """Cap the number of times the doors open, those of history included; two openings never touch."""
    for site, day, door in draft.site_days():
        begun = sum(start // DAY_MINUTES == day for start, _ in draft.facts.past_openings[site.id])
        cap = draft.facts.figures.of(ID, "openings")
        draft.require(ID, (site.id, day), sum(door.starts) <= max(0, cap - begun))
        for i in range(1, len(door.on)):
            if not door.segments.joined[i] and door.segments.spans[i - 1][1] == door.segments.spans[i][0]:
                draft.forbid(ID, (site.id, day), (door.on[i - 1], door.on[i]))
