"""holes: rows of private part-timers, whose day is interrupted once and for two hours at most."""

from itertools import pairwise

from planner.core.bound.averages import Averages, Item
from planner.core.facts.week import Span, united
from planner.core.rules.work.part_time_gap import binds


def long_holes(averages: Averages) -> None:
    """On one side only of a time that is too long for a break, and in which the agent can be nowhere."""
    facts, model = averages.facts, averages.model
    for (key, day), items in averages.agent_days.items():
        agent = facts.agents[key]
        if not binds(facts, agent):
            continue
        longest = facts.figure("work.part_time_gap", "minutes", agent, day)
        places = averages.places(key, day)
        # What is spent on the way is no break, and one journey or more may lie in it.
        ways = [facts.travel[a, b] for a in places for b in places if a != b and (a, b) in facts.travel]
        longest += max(ways, default=0)
        spans = united(span for site in places for span in averages.reach.agents.get((key, site, day), ()))
        for (_, end), (start, _) in pairwise(spans):
            if start - end > longest:
                earlier, later = _sides(averages, items, (end, start))
                model.at_most(1.0, (earlier, later), (1.0, 1.0))


def _sides(averages: Averages, items: list[Item], hole: Span) -> tuple[int, int]:
    """Columns of whether there is any presence before a hole, and after it."""
    model = averages.model
    sides = model.column(), model.column()
    for start, end, column in items:
        # Present at some minute of the segment: then on that side of the hole; a segment on both sides says nothing.
        if end <= hole[1] or start >= hole[0]:
            model.at_most(0.0, (column, sides[start >= hole[0]]), (1.0, -1.0))
    return sides
