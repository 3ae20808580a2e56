"""around: minutes that nobody can use because of a shift that stays where it is, before or after it."""

from planner.core.facts.agent import AgentFacts
from planner.core.facts.component import Facts
from planner.core.facts.week import Span, day_of
from planner.core.rules.plan.frozen import is_free
from schemas.ids import SiteId


def blocked(facts: Facts, agent: AgentFacts, site: SiteId, day: int) -> list[Span]:
    """Minutes of a day at a site that lie too near to a shift that stays."""
    gap = facts.figures.of("shift.gap", "minutes", agent.source.contract.regime)
    least = facts.figures.of("shift.min_length", "minutes", agent.source.contract.regime)
    # A shift elsewhere may lie between two at one site, if there is time for it in the gap.
    gap = gap if gap <= least else facts.week.slot
    midnight, end_of_day = facts.week.span(day)
    found: list[Span] = []
    for place, start, end in agent.pins:
        if day_of(start) == day and place == site:
            found += [(start - gap, start), (end, end + gap)]
    for place, end in _ended(facts, agent, day):
        if place == site:
            found.append((end, end + gap))
    for place, start, end in _staying(facts, agent, day):
        if place != site:
            before, after = _apart(facts, agent, site, place), _apart(facts, agent, place, site)
            found.append((midnight if before is None else start - before, start))
            found.append((end, end_of_day if after is None else end + after))
    return found


def _ended(facts: Facts, agent: AgentFacts, day: int) -> list[tuple[SiteId, int]]:
    """Shifts that end before now, or within what is frozen: where and when."""
    past = [(place, end) for place, _, end in agent.past_on(day) if end < facts.now]
    if is_free(facts, agent, day):
        return past
    given = ((place, end) for place, _, end in agent.baseline_on(day) if place in facts.all_sites)
    return past + [(place, end) for place, end in given if facts.now <= end < facts.frozen_until]


def _staying(facts: Facts, agent: AgentFacts, day: int) -> list[tuple[SiteId, int, int]]:
    """Shifts of the day, or parts of them, that are in every roster: history as it stands, frozen, pinned."""
    frozen = 0 if is_free(facts, agent, day) else facts.frozen_until
    until = max(facts.now, frozen)
    given = [(place, a, min(b, until)) for place, a, b in agent.baseline_on(day) if a < until]
    pins = [pin for pin in agent.pins if day_of(pin[1]) == day]
    return pins + [part for part in given if part[0] in facts.all_sites]


def _apart(facts: Facts, agent: AgentFacts, origin: SiteId, destination: SiteId) -> int | None:
    """The least minutes between two shifts at two sites; None where they cannot be on one day at all."""
    direct = facts.travel.get((origin, destination))
    if any(site not in {origin, destination} for site in agent.sites):
        # A shift at a third site may lie between them.
        least = facts.figures.of("shift.min_length", "minutes", agent.source.contract.regime)
        return least if direct is None else min(direct, least)
    return direct
