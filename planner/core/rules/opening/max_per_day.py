"""opening.max_per_day: the doors of a site open at most twice a date; what ended before now is not counted.

Source: convention of the project. Openings neither overlap nor touch.
"""

from planner.core.facts.week import day_of
from planner.core.model.draft import Draft, Sum
from planner.core.model.lane import Lane
from schemas.ids import RuleId, SiteId

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
        _apart(draft, site.id, day, door)


def _apart(draft: Draft, site: SiteId, day: int, door: Lane) -> None:
    """Doors that open where they just closed were open all along, in another window or on another date."""
    spans = door.segments.spans
    for i in range(1, len(door.on)):
        if not door.segments.joined[i] and spans[i - 1][1] == spans[i][0]:
            draft.forbid(ID, (site, day), (door.on[i - 1], door.on[i]))
    before = draft.doors.get((site, day - 1))
    if before is not None and before.segments.spans[-1][1] == spans[0][0]:
        draft.forbid(ID, (site, day), (before.on[-1], door.on[0]))
    past = draft.facts.past_openings[site]
    if door.carry is None and any(end == spans[0][0] for _, end in past):
        draft.require(ID, (site, day), door.on[0] == 0)
    if any(start == spans[-1][1] for start, _ in past):
        draft.require(ID, (site, day), door.on[-1] == 0)
