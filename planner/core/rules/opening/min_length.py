"""opening.min_length: doors open for at least two hours, or exactly for an announced window that is shorter.

Source: convention of the project. An opening that goes on over now counts from its start.
"""

from planner.core.facts.site import SiteFacts
from planner.core.model.draft import Draft
from planner.core.model.lane import Lane, Literal
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
    spans, here = door.segments.spans, door.segments.spans[index][0]
    enough = since + draft.facts.figures.of(ID, "minutes")
    if enough <= here:
        return
    exact = sorted({end for start, end in site.announced_windows if start == since and here < end < enough})
    given, first = [opened], index + 1
    for end in exact:
        stay = door.run(index, end - here)
        if not stay or spans[stay.stop - 1][1] != end:
            continue
        _all(draft, at, given, [door.on[j] for j in range(first, stay.stop)])
        first = stay.stop
        if first == len(spans) or not door.segments.joined[first]:
            return
        # Open beyond the announced end: then it is an opening like any other.
        given = [*given, door.on[first]]
    stay = door.run(index, enough - here)
    if stay:
        _all(draft, at, given, [door.on[j] for j in range(first, stay.stop)])
    else:
        draft.forbid(ID, (site.id, day), given)


def _all(draft: Draft, at: tuple[SiteFacts, int], given: list[Literal], held: list[Literal]) -> None:
    for literal in held:
        draft.require_any(ID, (at[0].id, at[1]), [*(~each for each in given), literal])
