"""journeys: where an agent with several sites was last at each moment of a date, and the ways from site to site.

Exact, on any grid: three shifts, there and back, from where history ended.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from planner.core.facts.agent import AgentFacts
from planner.core.facts.week import Span
from planner.core.model.draft import Draft, Sum
from planner.core.model.lane import Literal
from schemas.ids import SiteId

Places = dict[SiteId, Literal]
"""For each site a literal; sites that are out of the question are left out."""


@dataclass(frozen=True)
class Leg:
    """A way from the site last worked at to the start of a segment at another."""

    origin: SiteId
    destination: SiteId
    segment: int
    """Of the destination's lane, with which the presence there begins."""
    start: int
    made: Literal
    minutes: int | None
    """None: there is no way."""


def legs(draft: Draft, agent: AgentFacts, day: int) -> tuple[Leg, ...]:
    """Every way that may be made on a day, from where history ended too."""
    if (agent.id, day) not in draft.legs:
        draft.legs[agent.id, day] = tuple(_legs(draft, agent, day))
    return draft.legs[agent.id, day]


def _legs(draft: Draft, agent: AgentFacts, day: int) -> Iterator[Leg]:
    lanes, real = draft.lanes.get((agent.id, day), {}), agent.real_on(day)
    if len({*lanes, *(site for site, _, _ in real[-1:])}) < 2:
        return
    last: Places = {real[-1][0]: draft.model.new_constant(1)} if real else {}
    for span in _pieces(draft, agent, day):
        here: Places = {}
        for site, lane in lanes.items():
            for i in lane.segments.covering(span):
                here[site] = lane.on[i]
                if lane.segments.spans[i][0] == span[0]:
                    # Who was missing when a shift over now began comes to it only now.
                    begins = lane.on[0] if i == 0 else lane.starts[i]
                    yield from _ways(draft, last, (site, i, span[0]), begins)
        last = _after(draft, last, here)


def _pieces(draft: Draft, agent: AgentFacts, day: int) -> Iterator[Span]:
    """The day cut wherever a segment of some site begins or ends."""
    spans = [span for lane in draft.lanes.get((agent.id, day), {}).values() for span in lane.segments.spans]
    yield from pairwise(sorted({point for span in spans for point in span}))


def _ways(draft: Draft, last: Places, at: tuple[SiteId, int, int], begins: Literal) -> Iterator[Leg]:
    site, i, start = at
    ways: list[Literal] = []
    for origin, was_there in last.items():
        if origin != site:
            made = draft.model.new_bool_var("")
            draft.model.add_implication(made, begins)
            draft.model.add_implication(made, was_there)
            draft.model.add_bool_or(made, ~begins, ~was_there)
            ways.append(made)
            yield Leg(origin, site, i, start, made, draft.facts.travel.get((origin, site)))
    if len(ways) > 1:
        draft.model.add(sum(ways) <= begins)


def _after(draft: Draft, last: Places, here: Places) -> Places:
    """Where the agent was last once a piece of the day is over."""
    found: Places = {}
    for site in dict.fromkeys((*last, *here)):
        before, now = last.get(site), here.get(site)
        others = [x for place, x in here.items() if place != site]
        if before is None and now is not None:
            found[site] = now
        elif before is not None and now is None and not others:
            found[site] = before
        elif before is not None:
            found[site] = literal = draft.model.new_bool_var("")
            still = [now] if now is not None else []
            draft.model.add_bool_or(~literal, before, *still)
            draft.model.add_bool_or(literal, ~before, *others)
            for x in still:
                draft.model.add_implication(x, literal)
            for x in others:
                # Being at two sites at once is for `agent.overlap` alone to refuse: explanations let that law go.
                draft.model.add_bool_or(~x, ~literal, *still)
    return found


def travel_minutes(draft: Draft, agent: AgentFacts, day: int) -> Sum:
    """Minutes on the way on a day: journeys of history, from history to the plan, and of the plan."""
    made = [(leg.made, leg.minutes) for leg in legs(draft, agent, day) if leg.minutes]
    return past_travel(draft, agent, day) + sum((x * minutes for x, minutes in made), 0)


def past_travel(draft: Draft, agent: AgentFacts, day: int) -> int:
    """Minutes really travelled before now on a day."""
    travel = draft.facts.travel
    return sum(travel.get((a[0], b[0]), 0) for a, b in pairwise(agent.real_on(day)) if a[0] != b[0])
