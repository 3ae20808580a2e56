"""journeys: on which dates an agent goes from one site to another, and how long that takes."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise

from planner.core.agent_facts import AgentFacts
from planner.core.draft import Draft, Sum
from planner.core.lane import Literal
from schemas.ids import SiteId


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
    """The journey between two sites on a day, in whichever order they are named; None where it cannot be made."""
    one, other = min(one, other), max(one, other)
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


def journeys(draft: Draft, agent: AgentFacts, day: int) -> Iterator[tuple[SiteId, SiteId, Literal, int | None]]:
    """Every journey that can be planned on a day: from where, to where, whether it is made, its minutes."""
    if not draft.scope.one_site_a_day:
        for one, other in combinations(draft.lanes.get((agent.id, day), {}), 2):
            way = journey(draft, agent, day, one, other)
            if way is not None:
                yield from way.directions()


def travel_minutes(draft: Draft, agent: AgentFacts, day: int) -> Sum:
    """Minutes on the way on a day: journeys of history, from history to the plan, and of the plan."""
    lanes, real = draft.lanes.get((agent.id, day), {}), agent.real_on(day)
    travel = draft.facts.travel
    onward = {site: travel.get((real[-1][0], site), 0) for site in lanes if site != real[-1][0]} if real else {}
    minutes: Sum = past_travel(draft, agent, day)
    if draft.scope.wide and (len(lanes) > 1 or onward):
        # Three shifts have two journeys at most; how long they really are is left open.
        longest = max((n for (a, b), n in travel.items() if b in lanes), default=0)
        return minutes + draft.model.new_int_var(0, 2 * longest, "")
    for site, away in onward.items():
        minutes += draft.works(agent.id, day, site) * away
    for _, second, made, length in journeys(draft, agent, day):
        # Whoever comes from another site of the plan does not come from where history ended.
        minutes += made * ((length or 0) - onward.get(second, 0))
    return minutes


def past_travel(draft: Draft, agent: AgentFacts, day: int) -> int:
    """Minutes really travelled before now on a day."""
    travel = draft.facts.travel
    return sum(travel.get((a[0], b[0]), 0) for a, b in pairwise(agent.real_on(day)) if a[0] != b[0])
