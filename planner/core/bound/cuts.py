"""cuts: rows of which there are too many to write all down; those that a point breaks are added before the next solve.

Every one of them holds for every lawful roster, whether a point breaks it or not.
"""

from collections.abc import Callable, Iterator

from planner.core.bound.averages import Averages
from planner.core.bound.highs import Floats
from planner.core.bound.reach import was_open
from planner.core.bound.runs import run_and_pause, run_rows
from planner.core.facts.week import day_of, overlap
from planner.core.model.grid import Segments

BROKEN = 1e-4
"""By how much a point must break a row for it to be added."""


def add_cuts(averages: Averages, values: Floats) -> int:
    """Add the rows that a point breaks; how many there were."""
    known = values.tolist()
    before = len(averages.model.row_lower)
    for cut in CUTS:
        cut(averages, known)
    return len(averages.model.row_lower) - before


def short_openings(averages: Averages, values: list[float]) -> None:
    """Around every open minute lies a whole opening."""
    facts = averages.facts
    usual = facts.figures.of("opening.min_length", "minutes")
    for site, day, segments, first in averages.site_days():
        over_now = was_open(facts, site)
        short = [span for span in site.announced_windows if span[1] - span[0] < usual and day_of(span[0]) == day]
        for i, span in enumerate(segments.spans):
            if values[first + i] > BROKEN and not (over_now and _from_now(averages, segments, i)):
                least = min((b - a for a, b in short if overlap(span, (a, b))), default=usual)
                _stay(averages, values, segments, first, (i, least))


def short_shifts(averages: Averages, values: list[float]) -> None:
    """Around every minute on shift lies a whole shift."""
    facts = averages.facts
    for (agent_id, site, day), first in averages.presence.items():
        agent = facts.agents[agent_id]
        least = facts.figures.of("shift.min_length", "minutes", agent.source.contract.regime)
        segments = averages.grid.on(site, day)
        over_now = any(place == site and end == facts.now for place, _, end in agent.past)
        for i in range(len(segments.spans)):
            if values[first + i] > BROKEN and not (over_now and _from_now(averages, segments, i)):
                _stay(averages, values, segments, first, (i, least))


def _from_now(averages: Averages, segments: Segments, i: int) -> bool:
    """Whether a segment lies in the window that now cuts: what stands there may have begun before."""
    return segments.window_ends[i] == segments.window_ends[0] and segments.spans[0][0] == averages.facts.now


def _stay(averages: Averages, values: list[float], segments: Segments, first: int, at: tuple[int, int]) -> None:
    """Present in a slot of segment i: then for `least` minutes around it, in its window."""
    (i, least), slot = at, averages.facts.week.slot
    near = (segments.spans[i][0] + slot - least, segments.spans[i][1] - slot + least)
    around = [j for j in segments.covering(near) if segments.window_ends[j] == segments.window_ends[i]]
    held = sum(segments.lengths[j] * values[first + j] for j in around)
    if held < least * (values[first + i] - BROKEN):
        factors = [float(segments.lengths[j]) - (least if j == i else 0) for j in around]
        averages.model.at_least(0.0, [first + j for j in around], factors)


def many_openings(averages: Averages, values: list[float]) -> None:
    """Doors open so often a date at most, and for a whole opening every time."""
    facts = averages.facts
    cap = facts.figures.of("opening.max_per_day", "openings")
    for site, day, segments, first in averages.site_days():
        usual = facts.figures.of("opening.min_length", "minutes")
        shorter = (b - a for a, b in site.announced_windows if day_of(a) == day)
        cut_by_now = was_open(facts, site) and segments.spans[0][0] == facts.now
        least = 0 if cut_by_now else min(usual, *shorter, usual)
        _rarely(averages, values, [(segments, first)], cap, least)


def many_shifts(averages: Averages, values: list[float]) -> None:
    """Shifts a date at one site and over several, and a whole shift every time."""
    facts = averages.facts
    at_one = facts.figures.of("shift.max_per_day", "one_site")
    over_several = facts.figures.of("shift.max_per_day", "several_sites")
    for agent, day in averages.agent_days:
        lanes = [(averages.grid.on(s, day), averages.presence[agent, s, day]) for s in averages.places(agent, day)]
        source = facts.agents[agent]
        cut_by_now = any(end == facts.now for _, _, end in source.past) and day == day_of(facts.now)
        regime = source.source.contract.regime
        least = 0 if cut_by_now else facts.figures.of("shift.min_length", "minutes", regime)
        for lane in lanes:
            _rarely(averages, values, [lane], at_one, least)
        if len(lanes) > 1:
            _rarely(averages, values, lanes, over_several, least)


def _rarely(averages: Averages, values: list[float], lanes: list[tuple[Segments, int]], cap: int, least: int) -> None:
    """Averages rise no more often than what is averaged begins: `cap` times, `least` minutes each."""
    peaks: list[int] = []
    valleys: list[int] = []
    for segments, first in lanes:
        for peak, valley in _rises(segments, first, values):
            peaks.append(peak)
            valleys += [valley] if valley is not None else []
    rises = sum(values[c] for c in peaks) - sum(values[c] for c in valleys)
    columns, signs = [*peaks, *valleys], [*[1.0] * len(peaks), *[-1.0] * len(valleys)]
    if rises > cap + BROKEN:
        averages.model.at_most(float(cap), columns, signs)
    everything = [(first + i, n) for segments, first in lanes for i, n in enumerate(segments.lengths)]
    if sum(n * values[column] for column, n in everything) < least * (rises - BROKEN):
        factors = {column: float(n) for column, n in everything}
        for column, sign in zip(columns, signs, strict=True):
            factors[column] -= least * sign
        averages.model.at_least(0.0, list(factors), list(factors.values()))


def _rises(segments: Segments, first: int, values: list[float]) -> Iterator[tuple[int, int | None]]:
    """Each peak of a day with the valley before it; None for a valley outside all segments, where nothing is."""
    valley: int | None = None
    peak: int | None = None
    for i, (start, _) in enumerate(segments.spans):
        column = first + i
        if i and segments.spans[i - 1][1] != start:
            if peak is not None:
                yield peak, valley
            valley, peak = None, None
        last = peak if peak is not None else valley
        if last is None or values[column] > values[last]:
            peak = column if (last is not None or values[column] > BROKEN) else peak
        elif values[column] < values[last]:
            if peak is not None:
                yield peak, valley
            valley, peak = column, None
    if peak is not None:
        yield peak, valley


def long_runs(averages: Averages, values: list[float]) -> None:
    """No more presence inside a stretch of a day than runs and pauses allow."""
    for (agent, day), items in averages.agent_days.items():
        run, pause = run_and_pause(averages, agent, day)
        if sum((end - start) * values[column] for start, end, column in items) > run + BROKEN:
            run_rows(averages, items, values, (run, pause))


CUTS: tuple[Callable[[Averages, list[float]], None], ...] = (
    short_openings,
    short_shifts,
    many_openings,
    many_shifts,
    long_runs,
)
