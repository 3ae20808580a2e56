"""reading: a solution out of a draft, and a known timetable into one as a hint."""

from collections.abc import Iterable

from ortools.sat.python import cp_model

from planner.core.draft import Draft
from planner.core.lane import Lane
from planner.core.timetable import Door, Presence, Timetable
from planner.core.week import Span, day_of, united


def read(draft: Draft, solver: cp_model.CpSolver) -> Timetable:
    """Shifts and openings of the solution, joined to those of history."""
    shifts = [Presence(agent.id, *shift) for agent in draft.facts.agents.values() for shift in agent.past]
    for (agent, _), lanes in draft.lanes.items():
        for site, lane in lanes.items():
            for start, end in _presences(lane, solver):
                if lane.carry is not None and start == draft.facts.now:
                    shifts.remove(Presence(agent, site, lane.carry, start))
                    shifts.append(Presence(agent, site, lane.carry, end))
                else:
                    shifts.append(Presence(agent, site, start, end))
    doors = [
        Door(site, start, end)
        for site in draft.facts.sites
        for start, end in united(
            (
                *draft.facts.past_openings[site],
                *(span for day in range(7) for span in _door_spans(draft, site, day, solver)),
            )
        )
    ]
    return Timetable(tuple(sorted(shifts, key=lambda s: (s.agent, s.start))), tuple(sorted(doors)))


def _door_spans(draft: Draft, site: str, day: int, solver: cp_model.CpSolver) -> list[Span]:
    door = draft.doors.get((site, day))  # type: ignore[arg-type]  # a key of facts.sites
    return [] if door is None else _presences(door, solver)


def _presences(lane: Lane, solver: cp_model.CpSolver) -> list[Span]:
    """Unbroken presences of a lane; windows that touch stay apart."""
    spans: list[Span] = []
    for x, (start, end), joined in zip(lane.on, lane.segments.spans, lane.segments.joined, strict=True):
        if not solver.boolean_value(x):
            continue
        if joined and spans and spans[-1][1] == start:
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return spans


def fill(draft: Draft, hint: Timetable) -> None:
    """Hint presences and openings from a timetable that is lawful, on this grid or another."""
    shifts: dict[tuple[str, str, int], list[Span]] = {}
    for shift in hint.shifts:
        shifts.setdefault((shift.agent, shift.site, day_of(shift.start)), []).append((shift.start, shift.end))
    doors: dict[tuple[str, int], list[Span]] = {}
    for door in hint.doors:
        doors.setdefault((door.site, day_of(door.start)), []).append((door.start, door.end))
    for (agent, day), lanes in draft.lanes.items():
        for site, lane in lanes.items():
            _hint(draft, lane, shifts.get((agent, site, day), ()))
    for (site, day), lane in draft.doors.items():
        _hint(draft, lane, doors.get((site, day), ()))


def _hint(draft: Draft, lane: Lane, spans: Iterable[Span]) -> None:
    known = list(spans)
    on = [any(a <= start and end <= b for a, b in known) for start, end in lane.segments.spans]
    for i, x in enumerate(lane.on):
        draft.model.add_hint(x, on[i])
        if lane.segments.joined[i]:
            draft.model.add_hint(lane.starts[i], on[i] and not on[i - 1])
            draft.model.add_hint(lane.ends[i - 1], on[i - 1] and not on[i])
