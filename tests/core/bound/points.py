"""points: a roster as a point of the relaxation: presence and doors averaged over segments."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from planner.core.bound.averages import Averages
from planner.core.bound.highs import Minimiser
from planner.core.bound.linear import Cost, Linear
from planner.core.facts.week import Span, overlap
from planner.core.model.grid import Grid, Segments
from schemas.roster import Roster

TOLERANCE = 1e-5


def point_of(averages: Averages, roster: Roster) -> dict[int, float]:
    """The columns of presence, doors and opened days that a roster has."""
    facts = averages.facts
    week = facts.week
    shifts: dict[tuple[str, str], list[Span]] = {}
    for shift in roster.shifts:
        shifts.setdefault((shift.agent, shift.site), []).append((week.minute(shift.start), week.minute(shift.end)))
    doors: dict[str, list[Span]] = {}
    for opening in roster.openings:
        doors.setdefault(opening.site, []).append((week.minute(opening.start), week.minute(opening.end)))
    known: dict[int, float] = {}
    for (agent, site, day), first in averages.presence.items():
        known |= _averaged(averages.grid.on(site, day), first, shifts.get((agent, site), []))
    for (site, day), first in averages.doors.items():
        known |= _averaged(averages.grid.on(site, day), first, doors.get(site, []))
    for (site, day), column in averages.opened.items():
        known[column] = float(any(start // 1440 == day for start, _ in doors.get(site, [])))
    return known


def _averaged(segments: Segments, first: int, spans: list[Span]) -> dict[int, float]:
    return {
        first + i: sum(overlap(piece, span) for span in spans) / (piece[1] - piece[0])
        for i, piece in enumerate(segments.spans)
    }


def left_out(averages: Averages, roster: Roster) -> list[str]:
    """Presence or open doors of a roster for which the relaxation has no column."""
    facts, missing = averages.facts, []
    for shift in roster.shifts:
        start, end = facts.week.minute(shift.start), facts.week.minute(shift.end)
        here = shift.agent in facts.agents and shift.site in facts.sites and end > facts.now
        if here and (shift.agent, shift.site, start // 1440) not in averages.presence:
            missing.append(f"{shift.agent} at {shift.site} from {start}")
    for opening in roster.openings:
        start, end = facts.week.minute(opening.start), facts.week.minute(opening.end)
        if opening.site in facts.sites and end > facts.now and (opening.site, start // 1440) not in averages.doors:
            missing.append(f"{opening.site} open from {start}")
    return missing


def broken_rows(model: Linear, known: dict[int, float]) -> list[str]:
    """Bounds of columns that a point breaks, and rows over its columns alone."""
    broken = [
        f"column {column}: {value} not in [{model.lower[column]}, {model.upper[column]}]"
        for column, value in known.items()
        if not model.lower[column] - TOLERANCE <= value <= model.upper[column] + TOLERANCE
    ]
    for row, (first, last) in enumerate(zip(model.starts, model.starts[1:], strict=False)):
        columns = model.index[first:last]
        if all(column in known for column in columns):
            total = sum(value * known[column] for column, value in zip(columns, model.value[first:last], strict=True))
            if not model.row_lower[row] - TOLERANCE <= total <= model.row_upper[row] + TOLERANCE:
                broken.append(
                    f"{model.family_of(row)}: {total} not in [{model.row_lower[row]}, {model.row_upper[row]}]"
                )
    return broken


def cost_of(averages: Averages, cost: Cost, known: dict[int, float]) -> float:
    """What a point costs at least, all other columns chosen for it; infinity where there is no such choice."""
    minimiser = Minimiser(averages.model, cost)
    for column, value in known.items():
        minimiser.lower[column] = minimiser.upper[column] = value
    values = minimiser.continuous(10.0).values
    if values is None or _broken(averages.model, values):
        return float("inf")
    return float(minimiser.cost @ values) + cost.constant


def _broken(model: Linear, values: NDArray[np.float64]) -> bool:
    rows = np.repeat(np.arange(len(model.row_lower)), np.diff(np.array(model.starts)))
    totals = np.bincount(rows, weights=np.array(model.value) * values[model.index], minlength=len(model.row_lower))
    low, high = np.array(model.row_lower), np.array(model.row_upper)
    return bool(np.any(totals < low - 1e-4) or np.any(totals > high + 1e-4))


def whole_windows(grid: Grid) -> Grid:
    """A grid that is cut nowhere: one segment a window, whatever happens inside it."""
    days = {}
    for key, segments in grid.days.items():
        starts = [i for i, joined in enumerate(segments.joined) if not joined]
        spans = tuple((segments.spans[i][0], segments.window_ends[i]) for i in starts)
        days[key] = Segments(spans, tuple(False for _ in spans), tuple(end for _, end in spans))
    return replace(grid, days=days)
