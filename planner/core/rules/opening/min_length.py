"""opening.min_length: doors open for at least two hours, or exactly for an announced window that is shorter.

Source: convention of the project. An opening that goes on over now counts from its start.
"""

from planner.core.draft import Draft
from planner.core.lane import Lane, Literal
from planner.core.site_facts import SiteFacts
from schemas.ids import RuleId

ID = RuleId("opening.min_length")


def post(draft: Draft) -> None:
    """Doors that open stay open."""
    for site, day, door in draft.site_days():
        for i, start in enumerate(door.starts):
            _stay(draft, (site, day), door, start, door.segments.spans[i][0], i)
        if door.carry is not None and door.on:
            _stay(draft, (site, day), door, door.on[0], door.carry, 0)


def _stay(draft: Draft, at: tuple[SiteFacts, int], door: Lane, opened: Literal, since: int, index: int) -> None:
    """Where the doors opened `since` and are open on segment `index`, they stay open long enough."""
    site, day = at
    least = draft.facts.figures.of(ID, "minutes")
    here = door.segments.spans[index][0]
    left = since + least - here
    if left <= 0:
        return
    whole = door.run(index, left)
    short = min((b for a, b in site.announced_windows if a == since and b > here and b - a < least), default=None)
    exact = range(0) if short is None else door.run(index, short - here)
    for j in exact or whole:
        draft.require_any(ID, (site.id, day), (~opened, door.on[j]))
    if not exact and not whole:
        draft.require(ID, (site.id, day), opened == 0)
    further = exact.stop if exact else 0
    if exact and further < len(door.on) and door.segments.joined[further]:
        # Open beyond the announced end: then it is an opening like any other.
        for j in whole:
            draft.require_any(ID, (site.id, day), (~opened, ~door.on[further], door.on[j]))
        if not whole:
            draft.forbid(ID, (site.id, day), (opened, door.on[further]))
