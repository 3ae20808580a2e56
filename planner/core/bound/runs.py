"""runs: rows of an agent's day: one place at a time, breaks before six hours of work, a day's most minutes."""

from bisect import bisect_right
from collections.abc import Iterator

from planner.core.agent_facts import AgentFacts
from planner.core.bound.averages import Averages, Item
from planner.core.facts import Facts
from planner.core.week import Span, total, without
from schemas.ids import SiteId
from schemas.time import DAY_MINUTES


def most_in(length: int, run: int, pause: int) -> int:
    """The most presence inside so many minutes: runs of `run` minutes at most with pauses of `pause` at least.

    Inside `run` + `pause` minutes lie at most `run`: with more, less than a pause is left, so all of it is one run.
    """
    rounds, left = divmod(length, run + pause)
    return rounds * run + min(run, left)


def day_rows(averages: Averages) -> None:
    """No more presence inside any stretch of a day than runs and pauses allow, over all sites."""
    for (key, day), items in averages.agent_days.items():
        agent = averages.facts.agents[key]
        run, pause = _run(averages.facts, agent, day, averages.places(key, day))
        seen: set[tuple[int, ...]] = set()
        for start, end in _stretches(items, run + pause, averages, (agent, day)):
            inside = [item for item in items if start <= item[0] and item[1] <= end]
            cap = most_in(end - start, run, pause)
            columns = tuple(column for _, _, column in inside)
            if columns in seen or _most(averages, inside) <= cap:
                continue
            seen.add(columns)
            # Segments partly inside are left out: presence is never negative.
            averages.model.at_most(cap, columns, [float(b - a) for a, b, _ in inside])


def day_caps(averages: Averages) -> None:
    """The work of a date, journeys left out, within the daily maximum; far ends of a long date not both."""
    facts, model = averages.facts, averages.model
    for (key, day), items in averages.agent_days.items():
        agent = facts.agents[key]
        cap = facts.figure("work.daily_max", "minutes", agent, day) - settled_minutes(agent, day)
        if _most(averages, items) > cap:
            # Journeys only add to the work; what history already passed leaves nothing.
            model.at_most(max(0, cap), [c for _, _, c in items], [float(b - a) for a, b, _ in items])
        reach = facts.figure("work.amplitude", "minutes", agent, day)
        for index, (start, end, column) in enumerate(items):
            for later, last, other in items[index + 1 :]:
                if last - start > reach:
                    _apart(averages, (column, end - start), (other, last - later), reach - (later - end))


def rests(averages: Averages) -> None:
    """The end of one date and the start of the next not closer than the daily rest."""
    facts = averages.facts
    for (key, day), items in averages.agent_days.items():
        before = averages.agent_days.get((key, day - 1))
        if not before:
            continue
        rest = facts.figure("work.daily_rest", "minutes", facts.agents[key], day)
        if facts.week.elapsed(max(end for _, end, _ in before), items[0][0] if items else 0) >= rest:
            continue
        for start, end, column in before:
            for later, last, other in items:
                if facts.week.elapsed(end, later) < rest:
                    room = facts.week.elapsed(start, last) - rest
                    _apart(averages, (column, end - start), (other, last - later), room)


def _apart(averages: Averages, one: tuple[int, int], other: tuple[int, int], room: int) -> None:
    """Two presences, each (column, length), that together hold `room` minutes at most where both are positive."""
    slot, model = averages.facts.week.slot, averages.model
    if room < 2 * slot:
        # Both would be a slot at least: only one of them is positive, and averages are at most 1.
        model.at_most(1.0, (one[0], other[0]), (1.0, 1.0))
    else:
        # Both positive: `room` at most; one alone: its own length at most.
        cap = max(one[1], other[1], room)
        if one[1] + other[1] > cap:
            model.at_most(cap, (one[0], other[0]), (float(one[1]), float(other[1])))


def settled_minutes(agent: AgentFacts, day: int) -> int:
    """Work of a date that no plan can change: presence before now, training and meetings."""
    past = (part for _, a, b in agent.past if a // DAY_MINUTES == day for part in without([(a, b)], agent.unavailable))
    return total(past) + agent.training[day]


def _run(facts: Facts, agent: AgentFacts, day: int, places: list[SiteId]) -> tuple[int, int]:
    """The longest presence of a run and the shortest pause between two runs, on the grid."""
    slot = facts.week.slot
    run = (facts.figure("work.rest_break", "run_minutes", agent, day) - 1) // slot * slot
    pause = facts.figure("work.rest_break", "break_minutes", agent, day)
    gaps = [max(pause, facts.figures.of("shift.gap", "minutes", agent.source.contract.regime))]
    gaps += [facts.travel[a, b] + pause for a in places for b in places if a != b and (a, b) in facts.travel]
    return max(run, slot), -(-min(gaps) // slot) * slot


def _most(averages: Averages, items: list[Item]) -> float:
    return sum((end - start) * averages.model.upper[column] for start, end, column in items)


def _stretches(items: list[Item], whole: int, averages: Averages, at: tuple[AgentFacts, int]) -> Iterator[Span]:
    """Stretches worth a row: about one run and a pause long; with several sites also segments and windows."""
    starts = sorted({start for start, _, _ in items})
    ends = sorted({end for _, end, _ in items})
    for start in starts:
        index = bisect_right(ends, start + whole)
        for end in ends[max(0, index - 1) : index + 1]:
            if end > start:
                yield start, end
    agent, day = at
    places = averages.places(agent.id, day)
    if len(places) > 1:
        yield from sorted({(start, end) for start, end, _ in items})
        yield from sorted({window for site in places for window in averages.facts.sites[site].windows_on(day)})
