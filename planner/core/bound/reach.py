"""reach: when each agent could be on shift at each site, when the agent must be, and when doors could be open at all.

What is left out here is left out of every lawful roster; what is left in need not be lawful.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC

from planner.core.bound.around import blocked
from planner.core.facts.agent import AgentFacts
from planner.core.facts.component import Facts
from planner.core.facts.site import SiteFacts
from planner.core.facts.week import MINUTE, SUNDAY, WEEK_MINUTES, Span, clipped, day_of, united, without
from planner.core.rules.plan.frozen import is_free
from schemas.ids import AgentId, SiteId

Spans = tuple[Span, ...]


@dataclass(frozen=True)
class Reach:
    """What is possible before any choice is made."""

    agents: Mapping[tuple[AgentId, SiteId, int], Spans]
    """When an agent could be on shift at a site on a day."""
    held: Mapping[tuple[AgentId, SiteId, int], Spans]
    """When an agent is, whatever else is chosen: pins and frozen shifts."""
    doors: Mapping[tuple[SiteId, int], Spans]
    """When enough trained agents could be there for long enough."""


def read_reach(facts: Facts) -> Reach:
    """The reach of all agents and doors of a component."""
    agents: dict[tuple[AgentId, SiteId, int], Spans] = {}
    held: dict[tuple[AgentId, SiteId, int], Spans] = {}
    for agent in facts.agents.values():
        last = _last_minute(facts, agent)
        for day in range(7):
            fixed = _held(facts, agent, day)
            free = _free(facts, agent, day, last)
            for site in agent.sites:
                here = united(span for place, span in fixed if place == site)
                could = _stretches(facts, agent, (site, day), free, here)
                if could:
                    agents[agent.id, site, day] = could
                if here:
                    held[agent.id, site, day] = here
    doors = {
        (site.id, day): spans
        for site in facts.sites.values()
        for day in range(7)
        if (spans := _doors(facts, site, day, agents))
    }
    return Reach(agents, held, doors)


def least_opening(facts: Facts, site: SiteFacts, day: int, within: Span) -> int:
    """The fewest minutes an opening of a day can last that lies within a span."""
    least = facts.figures.of("opening.min_length", "minutes")
    short = (
        end - start
        for start, end in site.announced_windows
        if day_of(start) == day and within[0] <= start and end <= within[1]
    )
    return min(least, *short, least)


def _free(facts: Facts, agent: AgentFacts, day: int, last: int) -> Spans:
    """The minutes of a day that neither absence nor rest nor a shift that stays where it is takes."""
    if day == SUNDAY and not facts.figure("work.sunday", "allowed", agent, day):
        return ()
    midnight, end = facts.week.span(day)
    start = max(midnight, facts.now, _first_minute(facts, agent, day))
    taken = [*agent.unavailable, *((a, b) for _, a, b in agent.pins)]
    if not is_free(facts, agent, day):
        taken.append((facts.now, facts.frozen_until))
    return without([(start, min(end, last))], taken)


def _first_minute(facts: Facts, agent: AgentFacts, day: int) -> int:
    """When the rests after the last shift before that day are over; a day that was begun needs none before it."""
    if agent.real_on(day):
        return 0
    week = facts.week
    ends = [week.instant(end) for _, start, end in agent.real if day_of(start) < day]
    last = agent.source.history.last_shift_end
    first = 0
    if last is not None and last < week.instant(0):
        ends.append(last)
        if not agent.real and last >= week.instant(-WEEK_MINUTES):
            rest = facts.figure("work.weekly_rest", "minutes", agent)
            first = week.ceil(last.astimezone(UTC) + rest * MINUTE)
    if ends:
        rest = facts.figure("work.daily_rest", "minutes", agent, day)
        first = max(first, week.ceil(max(ends).astimezone(UTC) + rest * MINUTE))
    return first


def _last_minute(facts: Facts, agent: AgentFacts) -> int:
    """When the rest before the next Monday begins at the latest."""
    if agent.monday_opening is None:
        return facts.week.end
    rest = facts.figure("work.weekly_rest", "minutes", agent)
    return facts.week.floor(facts.week.next_monday(agent.monday_opening) - rest * MINUTE)


def _held(facts: Facts, agent: AgentFacts, day: int) -> list[tuple[SiteId, Span]]:
    """Where the agent is on a day whatever is chosen: pins, and what is frozen of the shifts last given."""
    pins = [(site, (max(a, facts.now), b)) for site, a, b in agent.pins if day_of(a) == day]
    if is_free(facts, agent, day):
        return pins
    frozen = [
        (site, (max(a, facts.now), min(b, facts.frozen_until)))
        for site, a, b in agent.baseline_on(day)
        if max(a, facts.now) < min(b, facts.frozen_until)
    ]
    return pins + frozen


def _stretches(facts: Facts, agent: AgentFacts, at: tuple[SiteId, int], free: Spans, held: Spans) -> Spans:
    """What is free or held inside one window, without what is too short for any shift."""
    site, day = at
    least = facts.figures.of("shift.min_length", "minutes", agent.source.contract.regime)
    carried = any(place == site and end == facts.now for place, _, end in agent.past)
    found: list[Span] = []
    free = without(free, blocked(facts, agent, site, day))
    for window in facts.sites[site].windows_on(day):
        for start, end in united((*clipped(free, [window]), *clipped(held, [window]))):
            # A shift over now began earlier, and one that is held is what it is.
            exempt = (carried and start == facts.now) or bool(clipped(held, [(start, end)]))
            if exempt or end - start >= least:
                found.append((start, end))
    return tuple(found)


def _doors(facts: Facts, site: SiteFacts, day: int, agents: Mapping[tuple[AgentId, SiteId, int], Spans]) -> Spans:
    """Stretches of windows in which enough trained agents could be there, if they are long enough for an opening."""
    trained = [agents.get((agent.id, site.id, day), ()) for agent in facts.core_agents(site.id, day)]
    staffed = _at_least(site.min_agents, trained)
    over_now = was_open(facts, site)
    found: list[Span] = []
    for window in site.windows_on(day):
        for start, end in clipped(staffed, [window]):
            if (over_now and start == facts.now) or end - start >= least_opening(facts, site, day, (start, end)):
                found.append((start, end))
    return tuple(found)


def was_open(facts: Facts, site: SiteFacts) -> bool:
    """Whether the baseline has the doors open over now, with enough agents or not: lengths may count from there."""
    baseline = facts.problem.baseline
    return baseline is not None and any(
        opening.site == site.id and facts.week.floor(opening.start) < facts.now <= facts.week.floor(opening.end)
        for opening in baseline.openings
    )


def _at_least(count: int, spans_of_each: Iterable[Spans]) -> Spans:
    """The minutes that at least so many of them hold."""
    changes = sorted(change for spans in spans_of_each for a, b in spans for change in ((a, 1), (b, -1)))
    found: list[Span] = []
    present = 0
    for i, (minute, change) in enumerate(changes):
        present += change
        if present >= count and i + 1 < len(changes) and minute < changes[i + 1][0]:
            found.append((minute, changes[i + 1][0]))
    return united(found)
