"""runs: rows of an agent's day: one place at a time, breaks before six hours of work, a day's most minutes."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from planner.core.bound.averages import Averages, Item
from planner.core.facts.agent import AgentFacts
from planner.core.facts.week import Span
from schemas.ids import AgentId


def most_in(length: int, run: int, pause: int) -> int:
    """The most presence inside so many minutes: runs of `run` minutes at most with pauses of `pause` at least.

    Inside `run` + `pause` minutes lie at most `run`: with more, less than a pause is left, so all of it is one run.
    """
    rounds, left = divmod(length, run + pause)
    return rounds * run + min(run, left)


def one_place(averages: Averages) -> None:
    """Over all sites no more presence inside a segment or a window than there are minutes, or runs and pauses."""
    for (key, day), items in averages.agent_days.items():
        places = averages.places(key, day)
        if len(places) > 1:
            windows = {window for site in places for window in averages.facts.sites[site].windows_on(day)}
            stretches = sorted({(start, end) for start, end, _ in items} | windows)
            _rows(averages, items, stretches, run_and_pause(averages, key, day), averages.model.upper)


def run_rows(averages: Averages, items: list[Item], values: list[float], most: tuple[int, int]) -> None:
    """Rows that a point breaks, for stretches about as long as a run and a pause."""
    _rows(averages, items, _stretches(items, sum(most)), most, values)


def _rows(
    averages: Averages, items: list[Item], stretches: Iterable[Span], most: tuple[int, int], values: list[float]
) -> None:
    seen: set[tuple[int, ...]] = set()
    for start, end in stretches:
        inside = [item for item in items if start <= item[0] and item[1] <= end]
        cap = most_in(end - start, *most)
        columns = tuple(column for _, _, column in inside)
        if columns not in seen and sum((b - a) * values[column] for a, b, column in inside) > cap + 1e-3:
            seen.add(columns)
            # Segments partly inside are left out: presence is never negative.
            averages.model.at_most(cap, columns, [float(b - a) for a, b, _ in inside])


def day_caps(averages: Averages) -> None:
    """The work of a date, journeys left out, within the daily maximum; far ends of a long date not both."""
    facts, model, slot = averages.facts, averages.model, averages.facts.week.slot
    for (key, day), items in averages.agent_days.items():
        agent = facts.agents[key]
        cap = facts.figure("work.daily_max", "minutes", agent, day) - settled_minutes(agent, day)
        if _most(averages, items) > cap:
            # Presence comes in slots, and journeys only add to the work; what history already passed leaves nothing.
            model.at_most(max(0, cap // slot * slot), [c for _, _, c in items], [float(b - a) for a, b, _ in items])
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
    return sum(end - start for _, start, end in agent.real_on(day)) + agent.training[day]


def run_and_pause(averages: Averages, key: AgentId, day: int) -> tuple[int, int]:
    """The longest presence of a run and the shortest pause between two runs, on the grid."""
    facts, agent, places = averages.facts, averages.facts.agents[key], averages.places(key, day)
    slot = facts.week.slot
    run = (facts.figure("work.rest_break", "run_minutes", agent, day) - 1) // slot * slot
    pause = facts.figure("work.rest_break", "break_minutes", agent, day)
    gaps = [max(pause, facts.figures.of("shift.gap", "minutes", agent.source.contract.regime))]
    gaps += [facts.travel[a, b] + pause for a in places for b in places if a != b and (a, b) in facts.travel]
    return max(run, slot), -(-min(gaps) // slot) * slot


def _most(averages: Averages, items: list[Item]) -> float:
    return sum((end - start) * averages.model.upper[column] for start, end, column in items)


def _stretches(items: list[Item], whole: int) -> Iterator[Span]:
    """From every start the longest stretch within so many minutes, and the shortest that is longer."""
    ends = sorted({end for _, end, _ in items})
    for start in sorted({start for start, _, _ in items}):
        index = bisect_right(ends, start + whole)
        for end in ends[max(0, index - 1) : index + 1]:
            if end > start:
                yield start, end
