"""journeys: on which dates an agent goes from one site to another, and how long that takes."""

from collections.abc import Iterator
from dataclasses import dataclass

from planner.core.agent_facts import AgentFacts
from planner.core.draft import Draft, Sum
from planner.core.lane import Literal
from schemas.ids import SiteId
from schemas.time import DAY_MINUTES


@dataclass(frozen=True)
class Journey:
    """A possible journey of an agent on a date, one way or the other."""

    one: SiteId
    other: SiteId
    forth: Literal
    back: Literal
    forth_minutes: int | None
    back_minutes: int | None

    def directions(self) -> Iterator[tuple[SiteId, SiteId, Literal, int | None]]:
        """Where from, where to, whether it is made, how many minutes it takes (None: cannot be made)."""
        yield self.one, self.other, self.forth, self.forth_minutes
        yield self.other, self.one, self.back, self.back_minutes


def journey(draft: Draft, agent: AgentFacts, day: int, one: SiteId, other: SiteId) -> Journey | None:
    """The journey between two sites on a day; None where it cannot be made at all."""
    key = (agent.id, day, one, other)
    travel = draft.facts.travel
    forth, back = travel.get((one, other)), travel.get((other, one))
    if forth is None and back is None:
        return None
    if key not in draft.journeys:
        made = draft.model.new_bool_var("")
        works = draft.works(agent.id, day, one), draft.works(agent.id, day, other)
        draft.model.add_bool_or(~works[0], ~works[1], made)
        for at_one in works:
            # Nobody travels to be credited with the minutes.
            draft.model.add_implication(made, at_one)
        literals = draft.model.new_bool_var(""), draft.model.new_bool_var("")
        draft.model.add(sum(literals) == made)
        draft.journeys[key] = literals
    there, again = draft.journeys[key]
    return Journey(one, other, there, again, forth, back)


def travel_minutes(draft: Draft, agent: AgentFacts, day: int) -> Sum:
    """Minutes on the way on a day: journeys of the plan, of history, and from history to the plan."""
    minutes: Sum = past_travel(draft, agent, day)
    lanes = draft.lanes.get((agent.id, day), {})
    if len(lanes) < 2 or draft.scope.one_site_a_day:
        return minutes + _from_history(draft, agent, day)
    sites = list(lanes)
    for index, one in enumerate(sites):
        for other in sites[index + 1 :]:
            way = journey(draft, agent, day, one, other)
            if way is not None:
                minutes += sum((literal * (n or 0) for _, _, literal, n in way.directions()), 0)
    return minutes + _from_history(draft, agent, day)


def past_travel(draft: Draft, agent: AgentFacts, day: int) -> int:
    """Minutes already travelled on a day."""
    today = sorted((s for s in agent.past if s[1] // DAY_MINUTES == day), key=lambda shift: shift[1:])
    pairs = zip(today, today[1:], strict=False)
    return sum(draft.facts.travel.get((a[0], b[0]), 0) for a, b in pairs if a[0] != b[0])


def _from_history(draft: Draft, agent: AgentFacts, day: int) -> Sum:
    today = [shift for shift in agent.past if shift[1] // DAY_MINUTES == day]
    if not today:
        return 0
    place = max(today, key=lambda shift: shift[2])[0]
    ways = [
        draft.works(agent.id, day, site) * draft.facts.travel.get((place, site), 0)
        for site in draft.lanes.get((agent.id, day), {})
        if site != place
    ]
    return sum(ways, 0)
